import type { englishWords } from './english.js';

type Messages = { readonly [Code in keyof (typeof englishWords)['messages']]: string };

/** Every word of the form and the pages after it: short sentences, words of a 6th grader. {places} are filled. */
export type WordList = { readonly [Name in Exclude<keyof typeof englishWords, 'messages'>]: string } & {
  readonly messages: Messages;
};
