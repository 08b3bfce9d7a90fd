import { Page } from '../../app/page.js';
import { useWords } from '../../words/catalogue.js';
import { CarrierFindings } from './carrier-findings.js';
import { OddPosts } from './odd-posts.js';
import { Overrides } from './overrides.js';
import { reviewsWords } from './reviews-words.js';

/** What a human has to look at, each with the one thing to do. */
export default function ReviewsPage() {
  const say = useWords(reviewsWords);
  return (
    <Page title={say.title}>
      <div className="stack">
        <OddPosts />
        <Overrides />
        <CarrierFindings />
      </div>
    </Page>
  );
}
