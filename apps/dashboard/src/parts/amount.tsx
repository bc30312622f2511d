import type { Shown } from '../data/figure.js';
import { useWords } from '../words/use-words.js';

export type As = 'count' | 'share';

/** A figure as text, whatever is known of it. */
export function Amount({ shown, as = 'count', unit }: { shown: Shown; as?: As; unit?: string }) {
  const say = useWords();
  if (shown.kind === 'reserved')
    return (
      <abbr className="reserved" title={say.text('reservedWhy')}>
        {say.text('reserved')}
      </abbr>
    );
  if (shown.kind === 'none') return <span className="nothing">{say.text('none')}</span>;
  return (
    <>
      {as === 'share' ? say.share(shown.value) : say.count(shown.value)}
      {unit ? <span className="unit"> {unit}</span> : null}
    </>
  );
}
