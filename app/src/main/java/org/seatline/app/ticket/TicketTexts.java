package org.seatline.app.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.seatline.app.form.FieldModel;
import org.seatline.app.form.FieldWords;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.Watched;
import org.seatline.app.snippet.FilledText;
import org.seatline.app.snippet.TextPicker;
import org.seatline.protocol.CentreTexts;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.TextPlace;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.Tidy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The centre's texts as the ticket on the screen takes them: snippets with what is known of the
 * talk filled in, and templates of its form. On the view models' thread.
 */
public final class TicketTexts {
  private static final Logger LOG = LoggerFactory.getLogger(TicketTexts.class);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final Seat seat;
  private final TicketViewModel ticket;
  private final TicketOwner owner;
  private final Messages messages;
  private final InstantSource clock;
  private final TextPicker picker = new TextPicker();
  private CentreTexts texts = CentreTexts.NONE;

  TicketTexts(
      Seat seat,
      TicketViewModel ticket,
      TicketOwner owner,
      Messages messages,
      InstantSource clock) {
    this.seat = seat;
    this.ticket = ticket;
    this.owner = owner;
    this.messages = messages;
    this.clock = clock;
    ticket.formProperty().addListener(changed -> ticketChanged());
    messages.languageProperty().addListener(changed -> picker.close());
  }

  private void ticketChanged() {
    picker.close();
    if (ticket.formProperty().get() != null) {
      read();
    }
  }

  /** The search among them. */
  public TextPicker picker() {
    return picker;
  }

  /** Takes what the centre has now from the store. */
  void read() {
    Watched.take("read the texts", seat.desk().texts(), this::take);
  }

  private void take(List<JsonNode> documents) {
    List<CentreTexts.Group> groups = new ArrayList<>();
    List<CentreTexts.Snippet> snippets = new ArrayList<>();
    List<CentreTexts.Template> templates = new ArrayList<>();
    for (JsonNode document : documents) {
      try {
        CentreTexts each = Wire.decode(document.toString(), CentreTexts.class);
        groups.addAll(each.groups());
        snippets.addAll(each.snippets());
        templates.addAll(each.templates());
      } catch (MalformedMessageException e) {
        LOG.error("texts {} cannot be used: {}", document.path("id").asText(), e.getMessage());
      }
    }
    texts = new CentreTexts(groups, snippets, templates);
  }

  /** The snippet that has this abbreviation, filled. */
  public Optional<FilledText> abbreviated(String letters) {
    return texts.snippets().stream()
        .filter(snippet -> letters.equals(snippet.abbreviation()))
        .findFirst()
        .map(snippet -> filled(messages.of(snippet.text())));
  }

  /** Opens the search for a snippet, or closes what is open. */
  public void findSnippet(Consumer<FilledText> put) {
    if (picker.openProperty().get() != null) {
      picker.close();
      return;
    }
    read(); // for the next time: what is here now is enough to begin with
    Map<String, LocalizedText> groups =
        texts.groups().stream()
            .collect(
                Collectors.toMap(
                    CentreTexts.Group::id, CentreTexts.Group::name, (first, second) -> first));
    picker.open(
        TextPicker.Kind.SNIPPET,
        texts.snippets().stream().map(snippet -> item(snippet, groups)).toList(),
        item ->
            texts.snippets().stream()
                .filter(snippet -> snippet.id().equals(item.id()))
                .findFirst()
                .ifPresent(snippet -> put.accept(filled(messages.of(snippet.text())))));
  }

  private TextPicker.Item item(CentreTexts.Snippet snippet, Map<String, LocalizedText> groups) {
    LocalizedText group = snippet.group() == null ? null : groups.get(snippet.group());
    String abbreviation = snippet.abbreviation();
    return new TextPicker.Item(
        snippet.id(),
        messages.of(snippet.title()),
        abbreviation == null ? "" : abbreviation,
        group == null ? "" : messages.of(group),
        filled(messages.of(snippet.text())).text());
  }

  /** The templates of a form. */
  List<CentreTexts.Template> templates(String formId) {
    return texts.templates().stream().filter(each -> each.form().equals(formId)).toList();
  }

  /** Whether a template can fill the ticket on the screen. */
  public boolean takesTemplate() {
    FormDocument form = ticket.formProperty().get();
    return form != null
        && ticket.isOpen()
        && ticket.changes() == null
        && !templates(form.id()).isEmpty();
  }

  /** Opens the search for a template, or closes what is open. */
  public void findTemplate() {
    FormDocument form = ticket.formProperty().get();
    if (picker.openProperty().get() != null || form == null) {
      picker.close();
      return;
    }
    List<CentreTexts.Template> here = templates(form.id());
    picker.open(
        TextPicker.Kind.TEMPLATE,
        here.stream().map(this::item).toList(),
        item -> here.stream().filter(each -> each.id().equals(item.id())).forEach(this::fill));
  }

  private TextPicker.Item item(CentreTexts.Template template) {
    FormDocument form = ticket.formProperty().get();
    String about =
        form == null
            ? ""
            : template.values(messages.language().tag()).entrySet().stream()
                .flatMap(
                    entry ->
                        form
                            .field(entry.getKey())
                            .map(field -> words(field, entry.getValue()))
                            .stream())
                .collect(Collectors.joining(messages.get("snippet.and")));
    return new TextPicker.Item(template.id(), messages.of(template.title()), "", "", about);
  }

  /** What a template puts into a field, as people read it. */
  private String words(FormField field, String value) {
    return FieldWords.of(messages, field, filled(value).text());
  }

  /** Fills what nobody has written yet; what the agent or the script wrote stays. */
  void fill(CentreTexts.Template template) {
    template
        .values(messages.language().tag())
        .forEach((id, value) -> ticket.field(id).ifPresent(field -> fill(field, value)));
  }

  private void fill(FieldModel field, String value) {
    boolean free = field.value().isBlank() || field.origin() == FieldModel.Origin.RECORD;
    if (free && !field.isComputed()) {
      field.edit(Tidy.value(field.field(), filled(value).text(), ticket.today()));
    }
  }

  private FilledText filled(String written) {
    return FilledText.of(written, this::known);
  }

  private String known(TextPlace place) {
    CustomerRecord customer = owner.record();
    SeatSnapshot.Person person = seat.snapshot().person();
    TicketRecord changed = ticket.changes();
    return switch (place) {
      case CUSTOMER -> customer == null ? "" : messages.of(customer.name());
      case ADDRESS -> customer == null ? "" : messages.of(customer.address());
      case METER ->
          customer == null || customer.meters().isEmpty()
              ? ""
              : customer.meters().getFirst().number();
      case AGENT -> person == null ? "" : messages.of(person.agent().name());
      case TICKET -> changed == null ? "" : changed.number();
      case TODAY -> ticket.today().toString();
      case NOW -> TIME.format(LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault()));
      case GAP -> "";
    };
  }
}
