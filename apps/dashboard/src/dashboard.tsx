import { useEffect, useMemo, useRef } from 'react';
import { freshnessOf } from './data/lag.js';
import type { Scope } from './data/scope.js';
import { both } from './data/use-answer.js';
import { useDashboard, type DashboardAnswers } from './data/use-dashboard.js';
import type { Viewer } from './data/viewer.js';
import { FilterBar } from './filters/filter-bar.js';
import { Communes } from './map/communes.js';
import { SignedOut } from './parts/notices.js';
import { RecordsOfAlarm, RecordsOfIndicator } from './parts/records.js';
import { SeenContext, useMayOpen, useSeen } from './parts/seen.js';
import { Alarms } from './sections/alarms.js';
import { Community } from './sections/community.js';
import { Downloads } from './sections/downloads.js';
import { Funnel, Stages } from './sections/funnel.js';
import { Headline } from './sections/headline.js';
import { Alerts, Escalations } from './sections/protection.js';
import { Targets } from './sections/targets.js';
import { Trend } from './sections/trend.js';
import { Gaps, Waits } from './sections/waits.js';
import { Work } from './sections/work.js';
import { communeName, regionTitle } from './places/places.js';
import { useLook } from './url/use-view.js';
import { EVERYWHERE } from './url/view.js';
import { agoText } from './words/format.js';
import { useWords, type Say } from './words/use-words.js';

interface Props {
  viewer: Viewer;
  scope: Extract<Scope, { communes: readonly string[] }>;
}

export function Dashboard({ viewer, scope }: Props) {
  const say = useWords();
  const { view } = useLook();
  const answers = useDashboard(view, scope, viewer);
  const { indicators, totals } = answers;
  const asOf = totals.state === 'there' ? totals.value.asOf : undefined;
  const seen = useMemo(() => {
    const known = indicators.state === 'there' ? (indicators.value ?? []) : [];
    return { viewer, scope, asOf, indicators: new Map(known.map((one) => [one.id, one])) };
  }, [viewer, scope, asOf, indicators]);
  const name = nameOf(scope.place, viewer, say);
  useEffect(() => {
    document.title = `${name} · ${say.text('product')}`;
  }, [name, say]);
  const title = useTitleOf(scope.place);
  if (answers.isSignedOut) return <SignedOut />;
  return (
    <SeenContext value={seen}>
      <div className="heading">
        <h1 ref={title} tabIndex={-1}>
          {name}
        </h1>
        <AsOf answers={answers} />
        {scope.communes.length === 1 ? null : (
          <p className="small">{say.text('communesCounted', { n: say.count(scope.communes.length) })}</p>
        )}
      </div>
      <FilterBar viewer={viewer} place={scope.place} today={answers.today} />
      <p className="sr-only" role="status">
        {totals.state === 'there'
          ? say.text('loadedFor', { place: name })
          : say.text(totals.state === 'slow' ? 'slow' : 'loading')}
      </p>
      <Parts answers={answers} isWide={scope.kind !== 'commune'} />
      <RecordsOfView place={scope.place} />
    </SeenContext>
  );
}

/** A link that led to another place is gone with what it stood in: whoever goes by keyboard goes on from the heading. */
function useTitleOf(place: string) {
  const title = useRef<HTMLHeadingElement>(null);
  const before = useRef(place);
  useEffect(() => {
    if (before.current !== place && document.activeElement === document.body) title.current?.focus();
    before.current = place;
  }, [place]);
  return title;
}

function nameOf(place: string, { isNational }: Viewer, say: Say): string {
  if (place === EVERYWHERE) return say.text(isNational ? 'country' : 'everywhere');
  return place.length === 2 ? regionTitle(place, say.language) : communeName(place);
}

/** From when to when, as known on which day, and how far behind what the services have told. */
function AsOf({ answers: { totals, lag } }: { answers: DashboardAnswers }) {
  const say = useWords();
  if (totals.state !== 'there') return <p className="as-of">{'\u00a0'}</p>;
  const { from, to, asOf } = totals.value;
  const freshness = lag.state === 'there' && lag.value ? freshnessOf(lag.value) : undefined;
  return (
    <p className="as-of">
      {say.text('period', { from: say.day(from), to: say.day(to) })}.{' '}
      <strong>{say.text('knownOn', { day: say.day(asOf) })}</strong>.
      {freshness ? (
        <span className={freshness.isUpToDate ? 'fresh' : 'stale'}>
          {' '}
          {freshness.isUpToDate
            ? say.text('upToDate')
            : say.text('behind', { ago: agoText(freshness.seconds, say.language), n: say.count(freshness.messages) })}
          .
        </span>
      ) : null}
    </p>
  );
}

function Parts({ answers, isWide }: { answers: DashboardAnswers; isWide: boolean }) {
  const { viewer } = useSeen();
  const { totals, months, codes, lines, communes, people, targets, questions, today } = answers;
  const way = both(totals, codes, (one, other) => ({ totals: one, codes: other }));
  const work = both(way, people, (one, other) => ({ ...one, people: other }));
  const headline = both(totals, lines, (one, other) => ({ totals: one, lines: other }));
  return (
    <>
      <Headline answer={headline} />
      <div className="parts">
        {isWide ? <Communes answer={communes} /> : null}
        {!isWide && viewer.mayReadTargets ? <Targets answer={targets} /> : null}
        {viewer.mayReadAlarms ? <Alarms today={today} /> : null}
        <Trend answer={months} />
        <Funnel answer={way} />
        <Stages answer={codes} />
        <Waits answer={way} />
        <Gaps answer={codes} />
        <Alerts answer={way} />
        <Escalations answer={way} />
        <Work answer={work} />
        <Community answer={way} />
        <Downloads questions={questions} today={today} />
      </div>
    </>
  );
}

function RecordsOfView({ place }: { place: string }) {
  const { view } = useLook();
  const mayOpen = useMayOpen();
  if (!mayOpen) return null;
  if (view.alarm) return <RecordsOfAlarm key={view.alarm} id={view.alarm} />;
  if (!view.records) return null;
  return <RecordsOfIndicator key={`${view.records} ${view.code}`} indicator={view.records} commune={place} />;
}
