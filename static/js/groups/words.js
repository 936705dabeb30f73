import { t, tn } from "../translation.js";

export const refOf = ({ ref, number }) => ref ?? (number ? String(number) : t("a note without a number yet"));

const named = (notes, model) => {
  const known = model.notes.filter(({ id }) => notes.includes(id));
  return known.length === 1 ? refOf(known[0]) : tn("One note", "%(count)s notes", notes.length);
};

const titleOf = (id, { clusters }) => clusters.find((one) => one.id === id)?.title ?? "";

/** What was done with groups, for who may want it back. */
export const GROUP_SENTENCES = {
  gather_notes: ({ notes = [], title, cluster }, model) => {
    const group = title ?? titleOf(cluster, model);
    return notes.length ? t("%(note)s is in “%(group)s”", { note: named(notes, model), group }) : t("New group “%(group)s”", { group });
  },
  release_notes: ({ notes }, model) => t("%(note)s is in no group", { note: named(notes, model) }),
  rename_cluster: ({ title }) => t("The group is called “%(group)s”", { group: title }),
  dissolve_cluster: ({ cluster }, model) => t("The group “%(group)s” is dissolved", { group: titleOf(cluster, model) }),
};

const reasons = {
  invalid: () => t("the table has as many groups as it can: use one that is there"),
  table_closed: () => t("the table is closed"),
  workshop_closed: () => t("the session is closed, or its restitution is published"),
  forbidden: () => t("you no longer sit at this table"),
  not_found: () => t("the group or the note is no longer there"),
};

/** Why something with groups was refused, in words that go after a colon. */
export const whyRefused = ({ code }) => reasons[code]?.() ?? t("something in it cannot be read");
