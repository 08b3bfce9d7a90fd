import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button.js';
import { useWords } from '../../words/catalogue.js';
import { useMe } from '../session-context.js';
import { stepsFor } from './steps.js';
import { tourWords } from './tour-words.js';
import { useTarget, useWhenThere } from './use-target.js';
import './tour.css';

/** Beside the work, never over it: everything stays usable, and what really happens moves it on. */
export default function Tour({ onEnd }: { readonly onEnd: () => void }) {
  const say = useWords(tourWords);
  const navigate = useNavigate();
  const { roles } = useMe();
  const steps = stepsFor(roles);
  const [index, setIndex] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const { title, says, at, path, until } = steps[index]!;
  const isLast = index === steps.length - 1;
  const isThere = useTarget(at);
  const next = useCallback(() => (isLast ? onEnd() : setIndex(index + 1)), [isLast, index]);
  useWhenThere(until, next);
  useEffect(() => void navigate(path), [path]);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="tour" aria-label={say.name} onKeyDown={({ key }) => key === 'Escape' && onEnd()}>
      <div className="stack" aria-live="polite">
        <p className="quiet small">{say.progress(index + 1, steps.length)}</p>
        <h2 ref={heading} tabIndex={-1}>
          {say[title] as string}
        </h2>
        <p>{say[says] as string}</p>
        {!isThere && <p className="quiet small">{say.notThere}</p>}
      </div>
      <div className="row">
        <Button look="main" shortcut="alt+n" says={isLast ? say.done : say.next} onPress={next}>
          {isLast ? say.done : say.next}
        </Button>
        {index > 0 && <Button onPress={() => setIndex(index - 1)}>{say.back}</Button>}
        {!isLast && (
          <Button look="plain" onPress={onEnd}>
            {say.end}
          </Button>
        )}
      </div>
    </section>
  );
}
