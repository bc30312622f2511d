import { useState, type ReactNode } from 'react';
import { fileOf, OPEN_DATA, reportAddress, type Questions } from '../data/questions.js';
import { useAnswer } from '../data/use-answer.js';
import { Choice } from '../parts/choice.js';
import { Download } from '../parts/download.js';
import { Shown } from '../parts/section.js';
import { useSeen } from '../parts/seen.js';
import { communeName } from '../places/places.js';
import { monthAfter, monthsBack } from '../url/month.js';
import { useLook } from '../url/use-view.js';
import { useWords } from '../words/use-words.js';

/** All that leaves the house as a file, as far as who looks may have it. */
export function Downloads({ questions, today }: { questions: Questions; today: string }) {
  const say = useWords();
  const { viewer, scope } = useSeen();
  return (
    <section className="panel full downloads" aria-labelledby="downloads">
      <h2 id="downloads">{say.text('downloads')}</h2>
      <div className="files">
        {viewer.mayReadReports ? (
          scope.kind === 'commune' ? (
            <Report commune={scope.place} today={today} />
          ) : (
            <Files title={say.text('report')} lead={say.text('reportOfCommune')} />
          )
        ) : null}
        <FiguresShown questions={questions} />
        {viewer.mayReadOpenData ? <OpenData /> : null}
      </div>
    </section>
  );
}

function Files({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) {
  return (
    <div className="files-of">
      <h3>{title}</h3>
      <p className="small">{lead}</p>
      {children}
    </div>
  );
}

const MONTHS_SHOWN = 24;

/** Of a month that has ended. */
function Report({ commune, today }: { commune: string; today: string }) {
  const say = useWords();
  const { view } = useLook();
  const [chosen, choose] = useState<string>();
  const last = monthAfter(today.slice(0, 7), -1);
  const month = chosen ?? (view.to && view.to < last ? view.to : last);
  const months = monthsBack(last, MONTHS_SHOWN);
  const what = `${say.text('report')}, ${communeName(commune)}, ${say.month(month)}`;
  return (
    <Files title={say.text('report')} lead={say.text('reportLead')}>
      <Choice label={say.text('month')} value={month} onChange={choose}>
        {(months.includes(month) ? months : [...months, month]).map((one) => (
          <option key={one} value={one}>
            {say.month(one)}
          </option>
        ))}
      </Choice>
      <div className="files-row">
        {(['pdf', 'xlsx'] as const).map((form) => (
          <Download
            key={`${form} ${month}`}
            href={reportAddress(commune, month, form, say.language)}
            format={form === 'pdf' ? 'PDF' : 'Excel'}
            what={what}
            file={`oln-${commune}-${month}.${form}`}
          />
        ))}
      </div>
    </Files>
  );
}

/** Of the view as it stands; those that no line divides come apart where a line is chosen. */
function FiguresShown({ questions: { totalsOfFamilies, totalsOfOffice } }: { questions: Questions }) {
  const say = useWords();
  const asked = [totalsOfFamilies, totalsOfOffice].filter((one) => one !== undefined);
  return (
    <Files title={say.text('figuresShown')} lead={say.text('figuresShownLead')}>
      {asked.map((question, at) => {
        const what = say.text(at === 0 ? 'figuresShown' : 'figuresOfOffice');
        return (
          <div key={question} className="files-row">
            {at === 0 ? null : <p className="small">{what}</p>}
            <Download href={fileOf(question, 'sheet')} format="CSV" what={what} file="figures.csv" />
            <Download href={fileOf(question, 'parquet')} format="Parquet" what={what} file="figures.parquet" />
          </div>
        );
      })}
    </Files>
  );
}

/** What there is (`OpenDataSetDto` of the service of reporting), the newest quarter first. */
interface OpenDataSet {
  licenseName: string;
  quarters: { quarter: string; signed: number; missing: unknown[] }[];
  distribution: { quarter: string; format: string; downloadURL: string }[];
}

function OpenData() {
  const say = useWords();
  const answer = useAnswer<OpenDataSet>(OPEN_DATA);
  return (
    <Files title={say.text('openData')} lead={say.text('openDataLead')}>
      <Shown answer={answer} isQuiet>
        {(found) => (found ? <Quarters set={found} /> : null)}
      </Shown>
    </Files>
  );
}

function Quarters({ set: { distribution, licenseName, quarters: standing } }: { set: OpenDataSet }) {
  const say = useWords();
  const quarters = [...new Set(distribution.map(({ quarter }) => quarter))];
  const [chosen, choose] = useState<string>();
  const quarter = chosen ?? quarters[0];
  if (quarter === undefined) return <p className="empty">{say.text('openDataNone')}</p>;
  return (
    <>
      <Choice label={say.text('quarter')} value={quarter} onChange={choose}>
        {quarters.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </Choice>
      <div className="files-row">
        {distribution
          .filter((one) => one.quarter === quarter)
          .map(({ format, downloadURL }) => (
            <Download
              key={downloadURL}
              href={downloadURL}
              format={format}
              what={`${say.text('openData')}, ${quarter}`}
              file={`oln-${quarter}.${format.toLowerCase()}`}
            />
          ))}
      </div>
      {standing
        .filter((one) => one.quarter === quarter)
        .map(({ signed, missing }) => (
          <p key={quarter} className="small">
            {say.text('openDataSigned', { signed: String(signed), missing: String(missing.length) })}
          </p>
        ))}
      <p className="small">{say.text('licence', { name: licenseName })}</p>
    </>
  );
}
