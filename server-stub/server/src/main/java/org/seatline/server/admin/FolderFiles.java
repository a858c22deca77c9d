package org.seatline.server.admin;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of a configuration folder, compared and copied. */
final class FolderFiles {
  /** Most files in a folder; more is a wrong folder. */
  private static final int FILES_MAX = 20_000;

  private FolderFiles() {}

  /** All files by path relative to the folder with {@code /}, sorted; hidden ones are left out. */
  static List<String> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      List<String> files =
          all.filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .filter(name -> !name.startsWith(".") && !name.contains("/."))
              .limit(FILES_MAX + 1L)
              .sorted()
              .toList();
      if (files.size() > FILES_MAX) {
        throw new IOException(folder + " has more than " + FILES_MAX + " files");
      }
      return files;
    }
  }

  /** The files that are not the same in both, sorted. */
  static List<String> different(Path one, Path other) throws IOException {
    TreeSet<String> names = new TreeSet<>(list(one));
    names.addAll(list(other));
    List<String> found = new java.util.ArrayList<>();
    for (String name : names) {
      if (!same(one.resolve(name), other.resolve(name))) {
        found.add(name);
      }
    }
    return List.copyOf(found);
  }

  /**
   * Whether both are there with the same content, or neither. Of files that are no text, size and
   * time of the last change are compared: copies keep both.
   */
  static boolean same(Path one, Path other) throws IOException {
    if (!Files.exists(one) || !Files.exists(other)) {
      return Files.exists(one) == Files.exists(other);
    }
    BasicFileAttributes a = Files.readAttributes(one, BasicFileAttributes.class);
    BasicFileAttributes b = Files.readAttributes(other, BasicFileAttributes.class);
    if (a.size() != b.size()) {
      return false;
    }
    boolean asOld = a.lastModifiedTime().toMillis() == b.lastModifiedTime().toMillis();
    return (asOld && !isText(one)) || Files.mismatch(one, other) < 0;
  }

  private static boolean isText(Path file) {
    String name = file.toString();
    return name.endsWith(".json") || name.endsWith(".csv");
  }

  /** Copies a file; one that is the same in {@code like} becomes another name of that one. */
  static void copy(Path from, Path like, Path to) throws IOException {
    Files.createDirectories(parent(to));
    if (Files.exists(like) && same(from, like) && linked(like, to)) {
      return;
    }
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static boolean linked(Path like, Path to) throws IOException {
    try {
      Files.createLink(to, like);
      return true;
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      return false; // not every file system has links: the file is copied
    }
  }

  /** Puts a file in the place of another in one step; {@code null} content removes it. */
  static void replace(Path file, byte @org.jspecify.annotations.Nullable [] content)
      throws IOException {
    if (content == null) {
      Files.deleteIfExists(file);
      return;
    }
    Files.createDirectories(parent(file));
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.write(part, content);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  static byte @org.jspecify.annotations.Nullable [] read(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Removes a folder with all that is in it. */
  static void removeAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static Path parent(Path file) {
    return java.util.Objects.requireNonNull(file.getParent(), "a file is in a folder");
  }
}
