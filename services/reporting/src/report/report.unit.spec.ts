import { describe, expect, it } from '@jest/globals';
import { findIndicator } from '../indicator/indicators.js';
import { sampleReport } from '../testing/sample-report.spec.js';
import type { Report, Section } from './report.js';
import { SECTION_IDS } from './sections.js';

const sectionOf = (report: Report, id: string): Section => report.sections.find((section) => section.id === id)!;
const all = (report: Report): string => JSON.stringify(report);

describe('A monthly report', () => {
  const report = sampleReport();

  it('says where, of which month, as known when, and for whom it is', () => {
    expect(report.cover.join(' ')).toContain('La Florida, región: Metropolitana de Santiago');
    expect(report.cover.join(' ')).toContain('Mes del informe: septiembre de 2026');
    expect(report.cover.join(' ')).toContain('como se conocían al 30 de septiembre de 2026');
    expect(report.audience).toContain('Uso interno');
  });

  it('begins with five things, each a number with a sentence', () => {
    expect(report.headlines.items).toHaveLength(5);
    for (const { title, big, sentence } of report.headlines.items) {
      expect(title).not.toBe('');
      expect(big).toMatch(/\d/);
      expect(sentence).toMatch(/\.$/);
    }
  });

  it('tells of each part in a sentence, and shows this month, the year and the same month of the year before', () => {
    expect(report.sections.map(({ id }) => id)).toEqual([...SECTION_IDS]);
    for (const { id, sentence, rows, charts } of report.sections) {
      expect([id, sentence.endsWith('.')]).toEqual([id, true]);
      expect([id, rows.length > 0, charts.length > 0]).toEqual([id, true, true]);
      for (const { texts, indicator, part } of rows)
        if (part || indicator !== 'stage-days')
          expect([id, [texts.month, texts.year, texts.lastYear].every((text) => text !== '')]).toEqual([id, true]);
    }
    expect(report.columns.lastYear).toBe('Septiembre de 2025');
  });

  it('says in its sentence what its figures say', () => {
    const { sentence, rows } = sectionOf(report, 'coverage');
    const coverage = rows.find(({ indicator, part }) => indicator === 'coverage' && !part)!.values.year;
    if (coverage.is !== 'figure') throw new Error('No coverage');
    expect(sentence).toContain(`de las ${coverage.denominator} familias comprometidas`);
    expect(sentence).toContain(`atendidas ${coverage.numerator}`);
    const gaps = sectionOf(report, 'gaps');
    expect(gaps.sentence).toContain('Lo que más falta: salud mental');
  });

  it('defines every indicator that it shows, once', () => {
    const shown = new Set(report.sections.flatMap(({ rows }) => rows.map(({ indicator }) => indicator)));
    expect(report.definitions.items.map(({ indicator }) => indicator)).toEqual([...shown]);
    for (const { indicator, meaning } of report.definitions.items)
      expect(meaning).toBe(findIndicator(indicator)!.meaning.es);
  });

  it('holds the month against the same month of the year before, better or worse as the indicator has it', () => {
    const rows = report.sections.flatMap((section) => section.rows);
    for (const { indicator, values, change } of rows) {
      const { better } = findIndicator(indicator)!;
      const [now, before] = [values.month, values.lastYear];
      if (better === 'neither') expect([indicator, change.is]).toEqual([indicator, 'unknown']);
      if (change.is !== 'better' || now.is !== 'figure' || before.is !== 'figure') continue;
      expect([indicator, now.value > before.value]).toEqual([indicator, better === 'more']);
    }
    expect(rows.some(({ change }) => change.is === 'worse')).toBe(true);
  });

  it('speaks English as well, with the same figures', () => {
    const english = sampleReport({ language: 'en' });
    expect(english.title).toContain('Monthly report');
    expect(english.columns.month).toBe('This month');
    expect(all(english)).not.toMatch(/ familias| meses| año/);
    const values = (one: Report): unknown => one.sections.map(({ rows }) => rows.map((row) => row.values));
    expect(values(english)).toEqual(values(report));
  });

  it('says of coverage what its light says: the rule is nowhere else', () => {
    const said = (attended: number): unknown => {
      const { headlines, sections } = sampleReport({ attended });
      const { values } = sections[0]!.rows.find(({ indicator, part }) => indicator === 'coverage' && !part)!;
      if (values.year.is !== 'figure') throw new Error('No coverage');
      const { light, expected } = values.year;
      return [light, expected, headlines.items[0]!.state];
    };
    // 273 of 365 days have passed.
    const even = 'el ritmo parejo sería 75%';
    expect([said(1.2), said(0.95), said(0.5)]).toEqual([
      ['green', 0.747945, { is: 'good', text: `A buen ritmo: ${even}` }],
      ['yellow', 0.747945, { is: 'middling', text: `Algo bajo el ritmo: ${even}` }],
      ['red', 0.747945, { is: 'bad', text: `Muy bajo el ritmo: ${even}` }],
    ]);
  });

  it('says so where there is no commitment, and reckons no coverage', () => {
    const { headlines, sections } = sampleReport({ withCommitment: false });
    expect(headlines.items[0]).toMatchObject({ big: '–', state: undefined });
    expect(sections[0]!.sentence).toContain('No hay un compromiso registrado');
  });

  it('of a month in which nothing happened is a report, too', () => {
    const empty = sampleReport({ size: 0, withCommitment: false });
    expect(empty.headlines.items.map(({ big }) => big)).toEqual(['–', '–', '0', '0', '0']);
    expect(sectionOf(empty, 'gaps').sentence).toContain('no hay necesidades registradas');
    expect(sectionOf(empty, 'overdue').sentence).toContain('no hay plazos vencidos');
    for (const { charts } of empty.sections) expect(charts).toEqual([]);
  });
});

describe('A monthly report that leaves the commune', () => {
  const report = sampleReport({ isWhole: false });

  it('says that small figures are not shown, and shows none', () => {
    expect(report.audience).toContain('menos de cinco');
    const figures = report.sections
      .flatMap(({ rows }) => rows)
      .flatMap(({ indicator, values }) => Object.values(values).map((value) => ({ indicator, value })));
    expect(figures.some(({ value }) => value.is === 'hidden')).toBe(true);
    for (const { indicator, value } of figures) {
      if (value.is !== 'figure') continue;
      const few = (n: number | undefined): boolean => n !== undefined && n > 0 && n < 5;
      const { form } = findIndicator(indicator)!.formula;
      // Of parts of a whole the numbers of the commitment are nobody's.
      expect([indicator, few(value.numerator) || (form === 'share' && few(value.denominator))]).toEqual([
        indicator,
        false,
      ]);
    }
  });

  it('draws nothing that it does not show', () => {
    const hidden = sampleReport({ isWhole: false, size: 0.1 });
    for (const { charts } of hidden.sections)
      for (const { series, isShare } of charts)
        for (const value of series.flatMap(({ values }) => values))
          expect(isShare || value === undefined || value === 0 || value >= 5).toBe(true);
  });
});
