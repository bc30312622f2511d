import type { Shown } from '../data/figure.js';
import { useWords } from '../words/use-words.js';

export type As = 'count' | 'share';

interface Props {
  shown: Shown;
  as?: As;
  unit?: string;
  /** In a table a dash says that there is nothing. */
  isBrief?: boolean;
}

/** A figure as text, whatever is known of it. */
export function Amount({ shown, as = 'count', unit, isBrief }: Props) {
  const say = useWords();
  if (shown.kind === 'reserved')
    return (
      <abbr className="reserved" title={say.text('reservedWhy')}>
        {say.text('reserved')}
      </abbr>
    );
  if (shown.kind === 'none' && !isBrief) return <span className="nothing">{say.text('none')}</span>;
  if (shown.kind === 'none')
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{say.text('none')}</span>
      </>
    );
  return (
    <>
      {as === 'share' ? say.share(shown.value) : say.count(shown.value)}
      {unit ? <span className="unit"> {unit}</span> : null}
    </>
  );
}
