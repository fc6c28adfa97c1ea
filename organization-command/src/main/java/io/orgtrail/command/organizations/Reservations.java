package io.orgtrail.command.organizations;

import io.orgtrail.api.database.RoundTrip;
import io.orgtrail.api.database.RoundTrip.Values;
import io.orgtrail.command.eventstore.CommandSavepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the organizations that are made in a batch take: ids, slugs and names. Which of these are
 * free is asked together, before the first command is decided, and what was taken is written
 * together. Whatever was not asked about or is not free is for the tables to decide.
 *
 * <p>Somebody else may take the same before it is written: then that fails as any conflict does,
 * and the batch is decided again.
 */
final class Reservations {

  private static final String TAKEN_HANDLES =
      "SELECT handle FROM command.organization_handle WHERE handle = ANY (?::text[])";

  private static final String TAKEN_NAMES =
      """
      SELECT n.account, n.name_key FROM unnest(?::text[], ?::text[]) AS asked (account, name_key)
      JOIN command.organization_name n USING (account, name_key)""";

  /** In one order for everybody: two batches that take the same do not wait for each other. */
  private static final String WRITE_HANDLES =
      """
      INSERT INTO command.organization_handle (handle, organization_id)
      SELECT * FROM unnest(?::text[], ?::text[]) ORDER BY 1""";

  private static final String WRITE_NAMES =
      """
      INSERT INTO command.organization_name (account, name_key, organization_id)
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[]) ORDER BY 1, 2""";

  private static final String WRITE_ENTRIES =
      """
      INSERT INTO command.organization_registry (organization_id, account, parent_organization_id)
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[])""";

  private final JdbcTemplate jdbc;

  Reservations(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** An id or a slug: they share one namespace. */
  record Handle(String text) {}

  /**
   * A name within an account.
   *
   * @param key equal for names that are the same but for case
   */
  record Name(String account, String key) {}

  /** That an organization is there. */
  private record Entry(String account, String parentOrganizationId) {}

  /** A row that is yet to be written, and the command that took it. */
  private record Row<T>(T what, String organizationId, UnitOfWork<?> command) {}

  /** Of one batch. */
  private static final class Batch {
    private final Set<Record> free = new HashSet<>();
    private final List<Row<Handle>> handles = new ArrayList<>();
    private final List<Row<Name>> names = new ArrayList<>();
    private final List<Row<Entry>> entries = new ArrayList<>();
  }

  /** Asks which of these are free, together with other statements; known when all have run. */
  void ask(Collection<Handle> handles, Collection<Name> names, RoundTrip questions) {
    if (handles.isEmpty()) {
      return;
    }
    var free = batch().free;
    free.addAll(handles);
    free.addAll(names);
    questions
        .with(
            TAKEN_HANDLES,
            row -> free.remove(new Handle(row.getString(1))),
            texts(handles, Handle::text))
        .with(
            TAKEN_NAMES,
            row -> free.remove(new Name(row.getString(1), row.getString(2))),
            texts(names, Name::account),
            texts(names, Name::key));
  }

  /** Takes a handle that is known to be free; false when that is not known. */
  boolean take(Handle handle, String organizationId) {
    return take(handle, organizationId, batch().handles);
  }

  /** Takes a name that is known to be free; false when that is not known. */
  boolean take(Name name, String organizationId) {
    return take(name, organizationId, batch().names);
  }

  private <T extends Record> boolean take(T what, String organizationId, List<Row<T>> rows) {
    var isFree = batch().free.remove(what);
    if (isFree) {
      add(what, organizationId, rows);
    }
    return isFree;
  }

  /** Notes that an organization is there. */
  void enter(String organizationId, String account, String parentOrganizationId) {
    add(new Entry(account, parentOrganizationId), organizationId, batch().entries);
  }

  private static <T> void add(T what, String organizationId, List<Row<T>> rows) {
    var row = new Row<>(what, organizationId, CurrentUnitOfWork.get());
    rows.add(row);
    CommandSavepoint.onTakenBack(() -> rows.remove(row));
  }

  /** Writes what commands before the present one took, which stays when that is taken back. */
  void flushEarlier() {
    var command = CurrentUnitOfWork.get();
    flush(row -> row.command() != command);
  }

  /** Writes what was taken. */
  void flush() {
    flush(row -> true);
  }

  private void flush(Predicate<Row<?>> which) {
    var batch = batch();
    var handles = removed(batch.handles, which);
    var names = removed(batch.names, which);
    var entries = removed(batch.entries, which);
    var trip = new RoundTrip();
    if (!handles.isEmpty()) {
      trip.with(
          WRITE_HANDLES,
          texts(handles, row -> row.what().text()),
          texts(handles, Row::organizationId));
    }
    if (!names.isEmpty()) {
      trip.with(
          WRITE_NAMES,
          texts(names, row -> row.what().account()),
          texts(names, row -> row.what().key()),
          texts(names, Row::organizationId));
    }
    if (!entries.isEmpty()) {
      trip.with(
          WRITE_ENTRIES,
          texts(entries, Row::organizationId),
          texts(entries, row -> row.what().account()),
          texts(entries, row -> row.what().parentOrganizationId()));
    }
    jdbc.execute((ConnectionCallback<Integer>) trip::run);
  }

  private static <T> List<Row<T>> removed(List<Row<T>> rows, Predicate<Row<?>> which) {
    var found = rows.stream().filter(which).toList();
    rows.removeIf(which);
    return found;
  }

  private static <T> Values texts(Collection<T> rows, Function<T, String> column) {
    return Values.texts(rows.stream().map(column).toList());
  }

  private static Batch batch() {
    return CurrentUnitOfWork.get()
        .root()
        .getOrComputeResource(Reservations.class.getName(), key -> new Batch());
  }
}
