import { activityName, tableName } from "../activities.js";
import { t, tn } from "../translation.js";

const nameOf = (person) => person?.name ?? t("Somebody");

/** What the diary says of what was prepared and put right: the agenda, the tables, the people, the document. */
export const changes = {
  activity_added: ({ activity }) => t("%(activity)s is on the agenda.", { activity: activityName(activity) }),
  activity_edited: ({ activity }) => t("%(activity)s has other words or minutes.", { activity: activityName(activity) }),
  activity_moved: () => t("The agenda has another order."),
  activity_removed: () => t("Something was taken off the agenda."),
  table_added: ({ table }) => t("%(table)s was added.", { table: tableName(table) }),
  table_removed: () => t("A table was taken away."),
  participant_edited: ({ participant }) => t("What stands about %(name)s was put right.", { name: nameOf(participant) }),
  participants_merged: ({ participant }) => t("%(name)s stood on the list twice, and is one person now.", { name: nameOf(participant) }),
  own_data_erased: ({ notes }) =>
    notes
      ? tn("Somebody erased who they were, and one note.", "Somebody erased who they were, and %(count)s notes.", notes)
      : t("Somebody erased who they were; the notes stay."),
  signup_link_renewed: () => t("The link to sign up was replaced."),
  projector_link_renewed: () => t("The link of the screen in the hall was replaced."),
  facilitator_renamed: ({ before, facilitator: name }) => t("%(before)s is called %(name)s now.", { before, name }),
  participant_removed: () => t("Somebody was taken off the list."),
  body_edited: ({ body }) => t("%(body)s has another name.", { body: body.name }),
  bodies_merged: ({ body }) => t("%(body)s stood on the list twice, and is one body now.", { body: body.name }),
  restitution_published: () => t("The restitution is published."),
  restitution_withdrawn: () => t("The restitution was withdrawn."),
  workshop_archived: () => t("The session was put away."),
  workshop_unarchived: () => t("The session was taken out again."),
};
