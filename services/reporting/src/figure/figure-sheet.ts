import { safeCell } from '@oln/contracts';
import { INDICATORS } from '../indicator/indicators.js';
import type { Figure } from './evaluate.js';

const HEADS = {
  es: [
    'indicador',
    'nombre',
    'comuna',
    'mes',
    'línea',
    'código',
    'valor',
    'numerador',
    'denominador',
    'p90',
    'suprimido',
    'desde',
    'hasta',
    'corte',
  ],
  en: [
    'indicator',
    'name',
    'commune',
    'month',
    'line',
    'code',
    'value',
    'numerator',
    'denominator',
    'p90',
    'suppressed',
    'from',
    'to',
    'as of',
  ],
} as const;

const YES = { es: 'sí', en: 'yes' } as const;

export interface Sheet {
  items: readonly Figure[];
  from: string;
  to: string;
  asOf: string;
}

/** Figures as CSV (RFC 4180, UTF-8 with its mark, for spreadsheets). No cell is a formula. */
export function figureSheet({ items, from, to, asOf }: Sheet, language: 'es' | 'en'): string {
  const names = new Map(INDICATORS.map(({ id, name }) => [id, name[language]]));
  const rows = items.map((figure) => [
    ...[figure.indicator, names.get(figure.indicator), figure.commune, figure.month, figure.line, figure.code],
    ...[figure.value, figure.numerator, figure.denominator, figure.p90],
    ...[figure.suppressed ? YES[language] : '', from, to, asOf],
  ]);
  return `\ufeff${[HEADS[language], ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number | undefined): string {
  const text = typeof value === 'number' ? String(value) : safeCell(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
