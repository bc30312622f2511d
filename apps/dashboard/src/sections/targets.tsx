import { byUrgency, type TargetStanding, type TargetStandings } from '../data/target.js';
import type { Answer } from '../data/use-answer.js';
import { TrafficLight } from '../parts/light.js';
import { PaceBar } from '../parts/pace-bar.js';
import { Section } from '../parts/section.js';
import { useSeen } from '../parts/seen.js';
import { useWords, type Say } from '../words/use-words.js';

/** What a commune wants its indicators to be in the year, and how far they have come. */
export function Targets({ answer }: { answer: Answer<TargetStandings | undefined> }) {
  const say = useWords();
  const items = byUrgency(answer.state === 'there' ? (answer.value?.items ?? []) : []);
  const explains = items.map(({ target }) => target.indicator);
  return (
    <Section id="targets" title="targets" lead="targetsLead" answer={answer} explains={explains} ofAllLines>
      {() =>
        items.length === 0 ? (
          <p className="empty">{say.text('noTargets')}</p>
        ) : (
          <ul className="standings">
            {items.map((standing) => (
              <Standing key={standing.target.id} standing={standing} />
            ))}
          </ul>
        )
      }
    </Section>
  );
}

function Standing({
  standing: { target, better, unit, light, value, expected, reason },
}: {
  standing: TargetStanding;
}) {
  const say = useWords();
  const { indicators } = useSeen();
  const name = indicators.get(target.indicator)?.name[say.language] ?? target.indicator;
  const wanted = amountText(target.value, unit, say);
  return (
    <li>
      <h3>{name}</h3>
      <p className="standing">
        {value === undefined ? null : <strong>{amountText(value, unit, say)}</strong>}{' '}
        <span>{say.text(better === 'less' ? 'targetAtMost' : 'targetOf', { n: wanted, year: target.year })}</span>{' '}
        <TrafficLight light={light} />
      </p>
      {value !== undefined && better === 'more' && target.value > 0 ? (
        <PaceBar share={value / target.value} pace={expected / target.value} />
      ) : null}
      <p className="small">{reason[say.language]}.</p>
    </li>
  );
}

function amountText(value: number, unit: string, say: Say): string {
  if (unit === 'share') return say.share(value);
  return unit === 'days' || unit === 'hours' ? `${say.count(value)} ${say.text(`unit.${unit}`)}` : say.count(value);
}
