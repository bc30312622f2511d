import { describe, expect, it } from '@jest/globals';
import { CODE_WORDS, codeText, type CodesOf } from './codes.js';
import {
  ALERT_OUTCOMES,
  CASE_OUTCOMES,
  CASE_STAGES,
  COMMUNITY_PLAN_STAGES,
  ESCALATION_OUTCOMES,
  LINES,
  PRIORITIES,
  REFERRAL_OUTCOMES,
  SEVERITIES,
} from '@oln/contracts/processes';
import { PROCESS_CODES } from '@oln/contracts/process-labels';
import { EN } from './texts.en.js';
import { ES, type TextName } from './texts.es.js';

const NAMES = Object.keys(ES) as TextName[];
const placesIn = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('The words of the page', () => {
  it('are there in Spanish and in English, each once', () => {
    expect(Object.keys(EN)).toEqual(NAMES);
    for (const name of NAMES)
      expect([name, ES[name].trim() !== '', EN[name].trim() !== '']).toEqual([name, true, true]);
  });

  it('have the same places to be filled in', () => {
    for (const name of NAMES) expect([name, placesIn(EN[name])]).toEqual([name, placesIn(ES[name])]);
  });

  it('are translated', () => {
    const same = NAMES.filter((name) => (ES[name] as string) === EN[name]);
    expect(same).toEqual(['sector', 'santiago']);
  });
});

describe('The codes of the services', () => {
  it.each<[CodesOf, readonly string[]]>([
    ['line', LINES],
    ['priority', PRIORITIES],
    ['severity', SEVERITIES],
    ['process', PROCESS_CODES],
    ['case-stage', CASE_STAGES],
    ['case-outcome', CASE_OUTCOMES],
    ['alert-outcome', ALERT_OUTCOMES],
    ['referral-outcome', REFERRAL_OUTCOMES],
    ['escalation-outcome', ESCALATION_OUTCOMES],
    ['plan-stage', COMMUNITY_PLAN_STAGES],
  ])('of kind %s all have words in both languages', (of, codes) => {
    expect(codes.length).toBeGreaterThan(0);
    for (const code of codes)
      for (const language of ['es', 'en'] as const) expect(codeText(of, code, language)).not.toBe(code);
  });

  it('that are newer than this page are shown as they stand', () => {
    expect(codeText('sector', 'space-travel', 'es')).toBe('space-travel');
    expect(codeText('case-stage', 'toString', 'es')).toBe('toString');
  });

  it('have words in both languages', () => {
    for (const words of Object.values(CODE_WORDS).flatMap((codes) => Object.values(codes)))
      expect([words.es !== '', words.en !== '']).toEqual([true, true]);
  });
});
