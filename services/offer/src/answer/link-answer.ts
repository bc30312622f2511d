import { zonedInstant } from './local-input.js';
import { DECLINE_REASONS } from '../referral/referral-commands.js';
import { RESULTS } from '../referral/referral.js';
import type { Answer } from './answer.js';
import type { Purpose } from './answer-link.js';

/** What can be said by a link: an answer about a referral, or that an entry of the map is right. */
export type LinkAnswer = Answer | { kind: 'confirmed' };

/** Fields of the form, by the names of its inputs. */
export type Sent = Readonly<Record<string, unknown>>;

/** What each purpose lets one say. */
export const CHOICES = {
  answer: ['accepted', 'wait-listed', 'declined'],
  appointment: ['appointment', 'declined'],
  attendance: ['attended', 'missed', 'appointment', 'declined'],
  result: ['result'],
  confirmation: ['confirmed'],
} as const satisfies Record<Purpose, readonly LinkAnswer['kind'][]>;

const PLACE_MAX = 500;
const CONTROL = /[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u;

/** The answer, or the name of the field that is missing or wrong. */
export function answerOf(sent: Sent): LinkAnswer | { wrong: string } {
  switch (sent.answer) {
    case 'confirmed':
    case 'wait-listed':
    case 'missed':
    case 'acknowledged':
      return { kind: sent.answer };
    case 'declined':
      return isOne(DECLINE_REASONS, sent.reason) ? { kind: 'declined', reason: sent.reason } : { wrong: 'reason' };
    case 'result':
      return isOne(RESULTS, sent.result) ? { kind: 'result', result: sent.result } : { wrong: 'result' };
    case 'accepted':
      return accepted(sent);
    case 'appointment':
      return appointed(sent);
    case 'attended': {
      const at = instantOf(sent);
      return at ? { kind: 'attended', at } : { wrong: 'date' };
    }
    default:
      return { wrong: 'answer' };
  }
}

/** A date may come later: the office agrees on it with the institution. */
function accepted(sent: Sent): LinkAnswer | { wrong: string } {
  const place = placeOf(sent);
  if (place === null) return { wrong: 'place' };
  if (!text(sent.date) && !text(sent.at)) return { kind: 'accepted', place };
  const appointmentAt = instantOf(sent);
  return appointmentAt ? { kind: 'accepted', appointmentAt, place } : { wrong: 'date' };
}

function appointed(sent: Sent): LinkAnswer | { wrong: string } {
  const place = placeOf(sent);
  if (place === null) return { wrong: 'place' };
  const at = instantOf(sent);
  return at ? { kind: 'appointment', at, place } : { wrong: 'date' };
}

/** As programs send it (`at`, ISO with zone), or as a form does (`date` and `time` in Santiago). */
function instantOf(sent: Sent): Date | undefined {
  const at = text(sent.at);
  if (at)
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(at)
      ? valid(new Date(at))
      : undefined;
  return zonedInstant(text(sent.date), text(sent.time) || '12:00');
}

const valid = (date: Date): Date | undefined => (Number.isNaN(date.getTime()) ? undefined : date);

/** `null`: not usable. */
function placeOf({ place }: Sent): string | undefined | null {
  if (place === undefined || place === '') return undefined;
  if (typeof place !== 'string' || place.length > PLACE_MAX || CONTROL.test(place)) return null;
  return place.trim().normalize('NFC') || undefined;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const isOne = <const Values extends readonly string[]>(values: Values, value: unknown): value is Values[number] =>
  typeof value === 'string' && (values as readonly string[]).includes(value);
