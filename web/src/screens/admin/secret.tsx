import { Button } from '../../ui/button.js';
import { tell } from '../../ui/toast.js';
import { useWords } from '../../words/catalogue.js';
import { adminWords } from './admin-words.js';

/** Something to be copied away; the browser's own selection does it too. */
export function Secret({ value }: { readonly value: string }) {
  const say = useWords(adminWords);
  const copy = () => void navigator.clipboard.writeText(value).then(() => tell(say.copied));
  return (
    <>
      <p className="secret">{value}</p>
      <div>
        <Button onPress={copy}>{say.copy}</Button>
      </div>
    </>
  );
}
