package org.seatline.app.local.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.app.local.faults.FaultPlan.Operation;

/** Hands what is asked of {@link FaultyFileSystem} to the real one, past the disk's plan. */
final class FaultyFileSystemProvider extends FileSystemProvider {
  private final FaultyFileSystem system;

  FaultyFileSystemProvider(FaultyFileSystem system) {
    this.system = system;
  }

  private static Path real(Path path) {
    return FaultyPath.real(path).toAbsolutePath();
  }

  private static void change(Path path) throws IOException {
    FaultyDisk.under(real(path)).pass(Operation.NAME, 0);
  }

  @Override
  public String getScheme() {
    return FaultyDisk.SCHEME;
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
    return system;
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return system;
  }

  @Override
  public Path getPath(URI uri) {
    return system.wrap(Path.of(uri));
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path file = real(path);
    FaultyDisk disk = FaultyDisk.under(file);
    disk.pass(Operation.OPEN, 0);
    Set<OpenOption> readable = new HashSet<>(options);
    readable.add(StandardOpenOption.READ); // what was there before has to be known
    FileChannel open = FileChannel.open(file, readable, attributes);
    return Files.isDirectory(file) ? open : disk.channel(file, open);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(
        path, options.isEmpty() ? Set.of(StandardOpenOption.READ) : options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(real(folder))) {
      for (Path path : stream) {
        if (filter.accept(system.wrap(path))) {
          found.add(system.wrap(path));
        }
      }
    }
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return found.iterator();
      }

      @Override
      public void close() {
        // nothing is open
      }
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    change(folder);
    Files.createDirectory(real(folder), attributes);
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    change(link);
    Files.createLink(real(link), real(existing));
  }

  @Override
  public void delete(Path path) throws IOException {
    change(path);
    Files.delete(real(path));
    FaultyDisk.under(real(path)).renamed(real(path), null);
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    change(target);
    Files.copy(real(source), real(target), options);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    change(target);
    Files.move(real(source), real(target), options);
    FaultyDisk.under(real(source)).renamed(real(source), real(target));
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return Files.isSameFile(real(one), real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return Files.isHidden(real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return Files.getFileStore(real(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    Path file = real(path);
    file.getFileSystem().provider().checkAccess(file, modes);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return Files.getFileAttributeView(real(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return Files.readAttributes(real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return Files.readAttributes(real(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    Files.setAttribute(real(path), name, value, options);
  }
}
