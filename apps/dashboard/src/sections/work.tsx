import { NONE, rowsBy, theOne, withSomething, type Figures } from '../data/figure.js';
import type { Answer } from '../data/use-answer.js';
import { BarTable } from '../parts/bar-table.js';
import { Fact } from '../parts/fact.js';
import { Section } from '../parts/section.js';
import { useWords } from '../words/use-words.js';

export interface WorkFigures {
  totals: Figures;
  codes: Figures;
  /** By professional: within the office alone. */
  people?: Figures;
}

export function Work({ answer }: { answer: Answer<WorkFigures> }) {
  const say = useWords();
  return (
    <Section
      id="work"
      title="work"
      lead="workLead"
      answer={answer}
      explains={['work-overdue', 'caseload', 'sessions-held']}
    >
      {({ totals, codes, people }) => (
        <>
          <Overdue codes={codes} />
          <dl className="facts">
            <Fact name={say.text('caseload')} shown={theOne(totals, 'caseload')} />
            <Fact name={say.text('sessions-held')} shown={theOne(totals, 'sessions-held')} as="share" />
          </dl>
          {people ? <People people={people} /> : null}
        </>
      )}
    </Section>
  );
}

function Overdue({ codes }: { codes: Figures }) {
  const say = useWords();
  const rows = withSomething(rowsBy(codes, 'work-overdue', 'code'));
  const byProcess = new Map(rows.map(({ code, shown }) => [code, shown]));
  if (rows.length === 0) return <p className="empty">{say.text('noOverdue')}</p>;
  return (
    <BarTable
      caption={say.text('overdue')}
      head={say.text('process')}
      rows={rows}
      name={(code) => say.code('process', code)}
      columns={[
        {
          head: say.text('overdue'),
          of: (code) => byProcess.get(code) ?? NONE,
          bar: true,
          tone: 'bad',
          opens: 'work-overdue',
        },
      ]}
    />
  );
}

function People({ people }: { people: Figures }) {
  const say = useWords();
  const rows = withSomething(rowsBy(people, 'caseload', 'code'));
  const byPerson = new Map(rows.map(({ code, shown }) => [code, shown]));
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{say.text('caseloadPeople')}</h3>
      <BarTable
        caption={say.text('caseloadPeople')}
        head={say.text('professional')}
        rows={rows}
        name={(code) => code}
        columns={[
          { head: say.text('families'), of: (code) => byPerson.get(code) ?? NONE, bar: true, opens: 'caseload' },
        ]}
      />
    </>
  );
}
