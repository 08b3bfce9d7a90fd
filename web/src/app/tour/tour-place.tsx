import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { SignInWaysDto } from '../../../../src/contracts/session.dto.js';
import { api } from '../../api/client.js';
import { Button } from '../../ui/button.js';
import { useWords } from '../../words/catalogue.js';
import { useOffers } from '../actions/actions.js';
import { rememberOffered, wasOffered } from './seen.js';
import { stepsFor } from './steps.js';
import { tourWords } from './tour-words.js';
import './tour-offer.css';

const Tour = lazy(() => import('./tour.js'));

function NewHere({ onStart, onNo }: { readonly onStart: () => void; readonly onNo: () => void }) {
  const say = useWords(tourWords);
  return (
    <section className="tour-offer" aria-label={say.newHere}>
      <p>
        <strong>{say.newHere}</strong> {say.newHereWhy}
      </p>
      <div className="row">
        <Button look="main" onPress={onStart}>
          {say.showAround}
        </Button>
        <Button look="plain" onPress={onNo}>
          {say.noThanks}
        </Button>
      </div>
    </section>
  );
}

/** Where the line is a sample the tour is offered once; everywhere it is a command. */
export function TourPlace({ roles }: { readonly roles: readonly string[] }) {
  const say = useWords(tourWords);
  const [isGoing, setGoing] = useState(false);
  const [isKnown, setKnown] = useState(wasOffered);
  const { data: ways } = useQuery({
    queryKey: ['session', 'ways'],
    queryFn: () => api.get<SignInWaysDto>('/v1/session/ways'),
    staleTime: Infinity,
  });
  const hasTour = stepsFor(roles).length > 0;
  const know = () => {
    rememberOffered();
    setKnown(true);
  };
  const start = () => {
    know();
    setGoing(true);
  };
  const end = () => {
    setGoing(false);
    document.getElementById('main')?.focus();
  };
  useOffers(hasTour && { id: 'tour', label: say.showAround, run: start });
  if (!hasTour) return null;
  if (isGoing)
    return (
      <Suspense>
        <Tour onEnd={end} />
      </Suspense>
    );
  return ways?.sample && !isKnown ? <NewHere onStart={start} onNo={know} /> : null;
}
