import { words, useWords } from '../../words/catalogue.js';
import { Page } from '../../app/page.js';

const say = words({ en: { title: 'Your desk' }, es: { title: 'Su puesto' } });

export default function DeskPage() {
  return <Page title={useWords(say).title}>…</Page>;
}
