import { t } from "../translation.js";

const finals = {
  announce: () => t("A message that was sent stands on the phones. Write another one that puts it right."),
  close_workshop: () => t("A session that was closed stays closed."),
  open_workshop: () => t("The door is open. Only closing the session shuts it."),
  start_activity: () => t("What has begun is not begun again. End it if it was too early."),
  split_participants: () => t("People have gone to their tables. Move them one by one, or split again."),
  answer_help: () => t("The table has read that somebody comes."),
};

/** Why an act is not taken back. */
export function whyNot(name) {
  return (finals[name] ?? (() => t("This cannot be taken back.")))();
}
