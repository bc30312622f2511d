import { useWords } from '../words/use-words.js';
import { Waiting } from './trouble.js';

/** At the end of a list that goes on. */
export function More({ isLoading, more }: { isLoading: boolean; more?: () => void }) {
  const say = useWords();
  if (isLoading) return <Waiting isSlow={false} />;
  if (!more) return null;
  return (
    <p>
      <button type="button" onClick={more}>
        {say.text('showMore')}
      </button>
    </p>
  );
}
