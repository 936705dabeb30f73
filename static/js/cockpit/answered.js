/** How what was said of a question is taken back: what was said before is said again. */
export const ANSWERS = {
  answer_note: {
    before: answerBefore,
    isStill: isSameAnswer,
    worksAfterClosing: true,
    back: answeredBefore,
  },
  owe_answer: {
    before: answerBefore,
    isStill: isSameAnswer,
    worksAfterClosing: true,
    back: answeredBefore,
  },
  reopen_question: {
    before: answerBefore,
    isStill: ({ note }, { model }) => model.notes.some(({ id }) => id === note) && !answerOf(note, model),
    worksAfterClosing: true,
    back: answeredBefore,
  },
};

function answerOf(note, { notes }) {
  return notes.find(({ id }) => id === note)?.answer ?? null;
}

/** Whatever a colleague says of the question since, also with the same words, has another moment. */
function isSameAnswer({ note }, { model, doneAt }) {
  const answer = answerOf(note, model);
  return answer !== null && answer.at === doneAt;
}

function answerBefore({ note }, model) {
  return { answer: answerOf(note, model) };
}

/** What was said of a question before, said again. */
function answeredBefore({ note }, { answer }) {
  const given = (name, value) => (value ? { [name]: value } : {});
  if (!answer) return [["reopen_question", { note }]];
  const whose = { note, ...given("body", answer.body?.name) };
  return [answer.status === "owed" ? ["owe_answer", { ...whose, ...given("due", answer.due) }] : ["answer_note", { ...whose, ...given("text", answer.text) }]];
}
