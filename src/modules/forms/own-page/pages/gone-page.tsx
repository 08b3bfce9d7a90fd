import type { PageProblem } from '../../../../core/own-page/page-words.js';
import { Frame } from './frame.js';
import type { View } from './view.js';

interface GonePageProps {
  readonly view: Pick<View, 'words' | 'language' | 'hotline'>;
  /** Of this page, for the way to the other language. */
  readonly address: string;
  readonly problem?: PageProblem;
}

/** Wrong, ended, damaged: always the same page. */
export function GonePage({ view, address, problem }: GonePageProps) {
  const { gone, goneExplained, problems } = view.words;
  return (
    <Frame view={view} switchTo={address}>
      <h1>{problem ? problems[problem] : gone}</h1>
      {!problem && <p>{goneExplained}</p>}
    </Frame>
  );
}
