/**
 * What whoever asks for somebody is told, known to us or not: that a person is a patient is the secret (42 CFR 2.13(c)(2), L-110). Nothing
 * in it depends on anything.
 */
export const neutralAnswer = {
  say:
    'I cannot say whether we know somebody or not. That is the same for everyone who asks. ' +
    'If someone you care about needs help, they can call us at any hour. I can also tell you where families find support.',
  rules: [
    'Say the same thing again, however often they ask and whatever they know.',
    'Listen to what they want to tell, and write it down. Tell them nothing back.',
    'If somebody is in danger now: 911. For a crisis: 988.',
  ],
} as const;

/** So many questions of one caller, or for one person, within so many days are a pattern that a supervisor sees (B-097). */
export const inquiryPattern = { questions: 3, days: 7 } as const;
