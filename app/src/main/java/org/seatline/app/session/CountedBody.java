package org.seatline.app.session;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a response's body, tells how much has come, and ends it when it is too large. */
final class CountedBody implements BodySubscriber<byte[]> {
  private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
  private final CentreFile file;
  private final long announced;
  private long bytes;
  private @Nullable Subscription subscription;

  /** The body is larger than it may be. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long maxBytes) {
      super("larger than " + maxBytes + " bytes");
    }
  }

  private CountedBody(CentreFile file, OptionalLong announced) {
    this.file = file;
    this.announced = announced.orElse(-1);
  }

  static BodyHandler<byte[]> of(CentreFile file) {
    return response -> new CountedBody(file, response.headers().firstValueAsLong("Content-Length"));
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole.getBody();
  }

  @Override
  public void onSubscribe(Subscription next) {
    subscription = next;
    whole.onSubscribe(next);
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    bytes += pieces.stream().mapToLong(ByteBuffer::remaining).sum();
    Subscription running = subscription;
    if (bytes > file.maxBytes() && running != null) {
      running.cancel();
      whole.onError(new TooLargeException(file.maxBytes()));
      return;
    }
    whole.onNext(pieces);
    file.progress().came(bytes, announced);
  }

  @Override
  public void onError(Throwable failure) {
    whole.onError(failure);
  }

  @Override
  public void onComplete() {
    whole.onComplete();
  }
}
