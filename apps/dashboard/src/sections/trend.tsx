import { monthsIn, seriesOf, type Figures } from '../data/figure.js';
import type { Answer } from '../data/use-answer.js';
import { TREND_OF_FAMILIES, TREND_OF_OFFICE } from '../data/questions.js';
import { TrendChart } from '../charts/trend-chart.js';
import { Section } from '../parts/section.js';

export function Trend({ answer }: { answer: Answer<Figures> }) {
  return (
    <Section
      id="trend"
      title="trend"
      answer={answer}
      explains={[...TREND_OF_FAMILIES, ...TREND_OF_OFFICE]}
      className="full"
    >
      {(figures) => {
        const months = monthsIn(figures);
        const series = (...indicators: string[]) => indicators.map((indicator) => seriesOf(figures, indicator, months));
        return (
          <div className="charts">
            <TrendChart title="trendFamilies" series={series('families-invited', 'families-attended')} />
            <TrendChart title="trendRequests" series={series('requests-received', 'alerts-received')} />
            <TrendChart title="trendWaits" series={series('waiting-length', 'work-overdue')} />
          </div>
        );
      }}
    </Section>
  );
}
