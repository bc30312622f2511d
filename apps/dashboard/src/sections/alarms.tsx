import { byDue, isLate, localDayOf, titleOf, type Alarm } from '../data/alarm.js';
import { alarmsQuestion } from '../data/questions.js';
import { usePages, type Pages } from '../data/use-pages.js';
import { State } from '../parts/light.js';
import { More } from '../parts/more.js';
import { Section } from '../parts/section.js';
import { useMayOpen, useSeen } from '../parts/seen.js';
import { ViewLink } from '../parts/view-link.js';
import { communeName } from '../places/places.js';
import { useWords } from '../words/use-words.js';

/** What figures give cause for, who answers for it and until when: as it stands today, whatever period is looked at. */
export function Alarms({ today }: { today: string }) {
  const { scope } = useSeen();
  const answer = usePages<Alarm>((cursor) => alarmsQuestion(scope, cursor));
  const isWide = scope.kind !== 'commune';
  return (
    <Section
      id="alarms"
      title="alarms"
      lead={isWide ? 'alarmsLeadWide' : 'alarmsLead'}
      answer={answer}
      explains={[]}
      ofAllLines
      className={isWide ? 'full' : ''}
    >
      {(pages) => <List pages={pages} today={today} />}
    </Section>
  );
}

function List({ pages: { items, isLoading, more }, today }: { pages: Pages<Alarm>; today: string }) {
  const say = useWords();
  const { scope } = useSeen();
  if (items.length === 0) return <p className="empty">{say.text('noAlarms')}</p>;
  const late = items.filter((alarm) => isLate(alarm, today)).length;
  return (
    <>
      {more || isLoading ? null : (
        <p className="counted">{say.text('alarmsCounted', { n: say.count(items.length), late: say.count(late) })}</p>
      )}
      <ul className="standings">
        {(scope.kind === 'commune' ? byDue(items) : items).map((alarm) => (
          <Item key={alarm.id} alarm={alarm} today={today} />
        ))}
      </ul>
      <More isLoading={isLoading} more={more} />
    </>
  );
}

function Item({ alarm, today }: { alarm: Alarm; today: string }) {
  const say = useWords();
  const { viewer, scope } = useSeen();
  const mayOpen = useMayOpen();
  const { commune, stage, latestValue, limit, unit, dueAt, personInCharge } = alarm;
  const title = titleOf(alarm, say);
  return (
    <li>
      <h3>{title}</h3>
      <p className="standing">
        {scope.kind === 'commune' ? null : <ViewLink to={{ place: commune }}>{communeName(commune)}</ViewLink>}{' '}
        <State tone={stage === 'open' ? 'yellow' : 'none'} text={say.text(`alarm.${stage}`)} />{' '}
        {isLate(alarm, today) ? <State tone="red" text={say.text('alarmLate')} /> : null}
      </p>
      <p>
        {latestValue === undefined || limit === undefined
          ? say.text('alarmReserved')
          : say.text('alarmNumbers', {
              n: say.count(latestValue),
              unit: say.text(`alarmUnit.${unit}`),
              limit: say.count(limit),
            })}
      </p>
      <p className="small">
        {say.text('owner')}:{' '}
        <strong>{personInCharge ?? say.text(viewer.isOfOffice ? 'owner.coordinator' : 'ownerTheOffice')}</strong>.{' '}
        {say.text('alarmDue', { day: say.day(localDayOf(dueAt)) })}.
      </p>
      {mayOpen ? (
        <p>
          <ViewLink to={{ alarm: alarm.id }} label={say.text('seeRecordsOf', { what: title })}>
            {say.text('seeRecords')}
          </ViewLink>
        </p>
      ) : null}
    </li>
  );
}
