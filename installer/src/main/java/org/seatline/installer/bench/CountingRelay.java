package org.seatline.installer.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes TCP connections on and counts what comes back: the bytes that a wire would carry. */
final class CountingRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CountingRelay.class);
  private static final int PIECE_BYTES = 64 * 1024;

  private final ServerSocket door;
  private volatile URI server;
  private final AtomicLong down = new AtomicLong();
  private final ExecutorService pumps =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("relay-", 0).factory());

  CountingRelay(URI server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    pumps.execute(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /** Passes new connections on to another server. */
  void to(URI next) {
    server = next;
  }

  /** Bytes from the server so far. */
  long down() {
    return down.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = door.accept();
        pumps.execute(() -> join(near));
      }
    } catch (IOException e) {
      if (!door.isClosed()) {
        LOG.error("the relay takes no more connections", e);
      }
    }
  }

  private void join(Socket near) {
    try {
      Socket far = new Socket(server.getHost(), server.getPort());
      pumps.execute(() -> pump(near, far, new AtomicLong()));
      pumps.execute(() -> pump(far, near, down));
    } catch (IOException e) {
      LOG.debug("the server is not there: {}", e.getMessage());
      try {
        near.close();
      } catch (IOException closing) {
        LOG.debug("a connection of the relay ended: {}", closing.getMessage());
      }
    }
  }

  private static void pump(Socket from, Socket to, AtomicLong counted) {
    byte[] piece = new byte[PIECE_BYTES];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        out.write(piece, 0, read);
        counted.addAndGet(read);
      }
    } catch (SocketException e) {
      LOG.debug("a connection of the relay ended: {}", e.getMessage());
    } catch (IOException e) {
      LOG.warn("a connection of the relay broke", e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    pumps.shutdownNow();
  }
}
