package org.seatline.installer.demo;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.seatline.server.ServerMain;

/**
 * The server's classes, loaded and linked beforehand (JEP 483, JEP 514): a file beside the server's
 * jar, made by one training run. A server that was killed is back sooner with it. There is none
 * where the server is run from class folders, as tests do: the JDK caches classes of jars only.
 */
public final class StartCache {
  private static final String PREFIX = "start-";
  private static final String SUFFIX = ".aot";
  private static final String JAR = ".jar";
  private static final String READY = "seatline-server ready ";
  private static final long START_MAX_MS = 90_000;
  private static final long WRITE_MAX_MS = 120_000;

  private StartCache() {}

  /** What the JVM of a server is told: the cache and the class path it is for; else nothing. */
  public static List<String> flags() throws IOException {
    Optional<Path> file = file();
    return file.isPresent() && Files.exists(file.get())
        ? List.of(
            "-classpath", String.join(File.pathSeparator, jars()), "-XX:AOTCache=" + file.get())
        : List.of();
  }

  /**
   * Makes the cache, unless it is there or cannot be: a server is started, killed, started again
   * and stopped, so that the way back after a crash is in it too.
   *
   * @param folder for the data and the log of the training
   * @return whether there is a cache now
   */
  public static boolean make(Path folder) throws IOException, InterruptedException {
    Optional<Path> file = file();
    if (file.isEmpty() || Files.exists(file.get())) {
      return file.isPresent();
    }
    Path part = file.get().resolveSibling(file.get().getFileName() + ".part");
    try (ChildProcess first = server(folder, List.of())) {
      first.await(line -> line.startsWith(READY), START_MAX_MS);
      first.kill();
    }
    try (ChildProcess second = server(folder, List.of("-XX:AOTCacheOutput=" + part))) {
      second.await(line -> line.startsWith(READY), START_MAX_MS);
      second.process().getOutputStream().close();
      if (!second.awaitEnd(WRITE_MAX_MS) || !Files.exists(part)) {
        throw new IOException("the start cache was not written: " + second.lastWords());
      }
    }
    removeOld(file.get());
    Files.move(part, file.get(), StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  private static ChildProcess server(Path folder, List<String> further) throws IOException {
    List<String> flags = new ArrayList<>(DemoServer.JVM_FLAGS);
    flags.addAll(List.of("-classpath", String.join(File.pathSeparator, jars())));
    flags.addAll(further);
    return ChildProcess.start(
        "training",
        folder,
        flags,
        Map.of(),
        DemoServer.MAIN,
        List.of(
            "--data",
            folder.resolve("data").toString(),
            "--http-port",
            "0",
            "--sip-port",
            "0",
            "--stop-with-stdin"));
  }

  /** Beside the server's jar, named after what it is for; none for a server in a class folder. */
  private static Optional<Path> file() throws IOException {
    try {
      Path jar =
          Path.of(ServerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(jar)
          ? Optional.of(jar.resolveSibling(PREFIX + fingerprint() + SUFFIX))
          : Optional.empty();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static void removeOld(Path file) throws IOException {
    Path folder = file.getParent();
    List<Path> old;
    try (Stream<Path> all = Files.list(folder == null ? Path.of("") : folder)) {
      old =
          all.filter(each -> String.valueOf(each.getFileName()).startsWith(PREFIX))
              .filter(each -> each.toString().endsWith(SUFFIX))
              .toList();
    }
    for (Path each : old) {
      Files.delete(each);
    }
  }

  /** The jars of ours; a cache knows no folders. */
  private static List<String> jars() throws IOException {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
    return entries.length == 1 ? namedIn(entries[0]) : onlyJars(Arrays.stream(entries));
  }

  /** What a jar without classes names in their place: how Maven passes on a long class path. */
  private static List<String> namedIn(String jar) throws IOException {
    if (!jar.endsWith(JAR)) {
      return List.of();
    }
    try (JarFile file = new JarFile(jar)) {
      Manifest manifest = file.getManifest();
      String named =
          manifest == null ? null : manifest.getMainAttributes().getValue(Name.CLASS_PATH);
      URI base = Path.of(jar).toUri();
      return named == null
          ? List.of(jar)
          : onlyJars(
              Arrays.stream(named.split(" "))
                  .filter(each -> each.endsWith(JAR))
                  .map(each -> Path.of(base.resolve(each)).toString()));
    }
  }

  private static List<String> onlyJars(Stream<String> entries) {
    return entries.filter(entry -> entry.endsWith(JAR)).toList();
  }

  /** Another Java, or a jar that has changed, is another cache. */
  private static String fingerprint() throws IOException {
    StringBuilder all = new StringBuilder(Runtime.version().toString());
    for (String jar : jars()) {
      Path file = Path.of(jar);
      all.append('\n').append(jar).append(' ');
      if (Files.exists(file)) {
        all.append(Files.size(file)).append(' ').append(Files.getLastModifiedTime(file).toMillis());
      }
    }
    CRC32C checksum = new CRC32C();
    checksum.update(all.toString().getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(checksum.getValue());
  }
}
