package org.seatline.app.session;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.seatline.protocol.LocalizedText;

/**
 * Three people at one computer; the one who is signed in may have drafts of an earlier password.
 */
public final class FakePeople implements PeopleDesk {
  /** Who is here; a test may change it before the window is made. */
  public List<Somebody> everybody =
      List.of(
          new Somebody("1001", new LocalizedText("Li Na", "李娜"), 2),
          new Somebody("1004", new LocalizedText("Zhao Lei", "赵磊"), 0),
          new Somebody("1007", new LocalizedText("Sun Yan", "孙燕"), 1));

  /** How many drafts wait for the password {@code earlier}. */
  public int earlier;

  @Override
  public CompletableFuture<List<Somebody>> here() {
    return CompletableFuture.completedFuture(everybody);
  }

  @Override
  public CompletableFuture<Integer> earlierDrafts() {
    return CompletableFuture.completedFuture(earlier);
  }

  @Override
  public CompletableFuture<BroughtBack> bringBack(char[] earlierPassword) {
    boolean right = "earlier".equals(new String(earlierPassword));
    Arrays.fill(earlierPassword, '\0');
    if (!right) {
      return CompletableFuture.completedFuture(new BroughtBack.Refused("bad-credentials"));
    }
    int brought = earlier;
    earlier = 0;
    return CompletableFuture.completedFuture(new BroughtBack.Done(brought, 0));
  }

  @Override
  public CompletableFuture<Integer> giveUpEarlier() {
    int gone = earlier;
    earlier = 0;
    return CompletableFuture.completedFuture(gone);
  }
}
