import type { Indicator } from '../data/indicator.js';
import { useWords } from '../words/use-words.js';
import type { TextName } from '../words/texts.es.js';
import { useMayOpen, useSeen } from './seen.js';
import { ViewLink } from './view-link.js';

/** What figures mean, closed until somebody asks: formula in words, what is counted, who answers for it, as of which day. */
export function Definitions({ ids }: { ids: readonly string[] }) {
  const say = useWords();
  const { indicators } = useSeen();
  const known = ids.flatMap((id) => indicators.get(id) ?? []);
  if (known.length === 0) return null;
  return (
    <details className="definitions">
      <summary>{say.text(known.length > 1 ? 'whatAreThey' : 'whatIsIt')}</summary>
      <dl>
        {known.map((indicator) => (
          <Definition key={indicator.id} indicator={indicator} />
        ))}
      </dl>
    </details>
  );
}

function Definition({ indicator }: { indicator: Indicator }) {
  const say = useWords();
  const { asOf } = useSeen();
  const mayOpen = useMayOpen();
  const { language } = say;
  const { id, name, meaning, numerator, denominator, owner } = indicator;
  return (
    <>
      <dt>{name[language]}</dt>
      <dd>
        <p>{meaning[language]}.</p>
        <p className="small">
          {say.text('counted')}: {numerator[language]}.
          {denominator ? ` ${say.text('outOf')}: ${denominator[language]}.` : ''} {say.text('owner')}:{' '}
          {say.text(`owner.${owner}` as TextName)}. {asOf ? `${say.text('knownOn', { day: say.day(asOf) })}.` : ''}
        </p>
        {mayOpen ? (
          <p>
            <ViewLink to={{ records: id, code: undefined }} label={say.text('seeRecordsOf', { what: name[language] })}>
              {say.text('seeRecords')}
            </ViewLink>
          </p>
        ) : null}
      </dd>
    </>
  );
}
