import { useWords } from '../words/use-words.js';

/** At the end of a list that goes on. The button stays while it loads: who came to it by keyboard is not sent back to the top. */
export function More({ isLoading, more }: { isLoading: boolean; more?: () => void }) {
  const say = useWords();
  if (!more) return null;
  return (
    <p>
      <button type="button" aria-disabled={isLoading} onClick={isLoading ? undefined : more}>
        {say.text(isLoading ? 'loading' : 'showMore')}
      </button>
    </p>
  );
}
