import { shown, type FigureBook, type Value } from './figure-book.js';
import type { SectionId } from './sections.js';
import type { Speech } from './speech.js';
import { hiddenText, timeText } from './value-text.js';
import { CASE_STAGE_WORDS, PROCESS_WORDS, SECTOR_WORDS } from './words.js';

type Sentence = (book: FigureBook, speech: Speech) => string;

const CHILDREN: Readonly<Record<'es' | 'en', readonly [one: string, many: string]>> = {
  es: ['niño, niña o adolescente participa', 'niños, niñas y adolescentes participan'],
  en: ['child takes', 'children take'],
};

/** What each part says in plain words. */
export const SENTENCES: Readonly<Record<SectionId, Sentence>> = {
  coverage(book, speech) {
    const [year, month] = [book.of('year', 'coverage'), book.of('month', 'families-attended')];
    const attended = told(book.of('year', 'families-attended'), speech);
    if (year.is === 'hidden') return small(speech);
    if (year.is === 'none')
      return speech.say({
        es: `En lo que va del año empezaron a ser atendidas ${attended} familias; este mes, ${told(month, speech)}. No hay un compromiso registrado para este año: sin él no se mide la cobertura.`,
        en: `So far this year ${attended} families began to be attended; this month, ${told(month, speech)}. No commitment is on record for this year: without it coverage is not measured.`,
      });
    const [of, share] = [speech.number(year.denominator!), speech.share(year.value)];
    return speech.say({
      es: `En lo que va del año empezaron a ser atendidas ${attended} de las ${of} familias comprometidas (${share}); este mes, ${told(month, speech)}.`,
      en: `So far this year ${attended} of the ${of} families committed to began to be attended (${share}); this month, ${told(month, speech)}.`,
    });
  },

  invitations(book, speech) {
    const invited = book.of('year', 'families-invited');
    const [yes, no, lost, left] = [
      'invitations-accepted',
      'invitations-rejected',
      'invitations-not-located',
      'renounced',
    ].map((id) => counted(book.of('year', id), speech));
    if (shown(invited) === 0) return nothing(speech);
    return speech.say({
      es: `Este año se invitó a ${told(invited, speech)} familias: ${yes} aceptaron, ${no} rechazaron y ${lost} no fueron ubicadas. De las que aceptaron, ${left} renunciaron después.`,
      en: `This year ${told(invited, speech)} families were invited: ${yes} accepted, ${no} rejected and ${lost} were not located. Of those that accepted, ${left} renounced later.`,
    });
  },

  outcomes(book, speech) {
    const completed = book.of('year', 'outcomes', { code: 'completed' });
    if (completed.is !== 'figure') return completed.is === 'hidden' ? small(speech) : nothing(speech);
    const [ended, whole] = [speech.number(completed.denominator!), speech.number(completed.numerator!)];
    return speech.say({
      es: `Este año terminaron ${ended} casos; ${whole} completaron su plan (${speech.share(completed.value)}).`,
      en: `This year ${ended} cases ended; ${whole} completed their plan (${speech.share(completed.value)}).`,
    });
  },

  factors(book, speech) {
    const [risk, protection] = [
      book.of('year', 'risk-mitigated-of-evaluated'),
      book.of('year', 'protection-strengthened-of-evaluated'),
    ];
    if (risk.is !== 'figure') return risk.is === 'hidden' ? small(speech) : noneEvaluated(speech);
    const share = protection.is === 'figure' ? ` (${speech.share(protection.value)})` : '';
    const [evaluated, fewer] = [speech.number(risk.denominator!), speech.number(risk.numerator!)];
    const stronger = `${counted(protection, speech)}${share}`;
    return speech.say({
      es: `De las ${evaluated} familias que aceptaron este año y ya fueron evaluadas otra vez, ${fewer} redujeron algún riesgo (${speech.share(risk.value)}) y ${stronger} fortalecieron lo que las protege.`,
      en: `Of the ${evaluated} families that accepted this year and were evaluated again, ${fewer} have fewer risks (${speech.share(risk.value)}) and in ${stronger} what protects them has grown.`,
    });
  },

  durations(book, speech) {
    const days = book.of('year', 'admissibility-days');
    const longest = largest(book, 'stage-days');
    const admissibility =
      days.is === 'figure'
        ? speech.say({
            es: `La mitad de las solicitudes supo en ${timeText(days.value, 'days', speech)} o menos si podía ser atendida.`,
            en: `Half of the requests were told within ${timeText(days.value, 'days', speech)} whether they could be attended.`,
          })
        : '';
    const stage = longest && speech.say(CASE_STAGE_WORDS(longest.code));
    const said = longest
      ? speech.say({
          es: `La etapa más larga de los casos es «${stage}»: la mitad tarda ${timeText(longest.value, 'days', speech)} o más.`,
          en: `The longest stage of cases is “${stage}”: half take ${timeText(longest.value, 'days', speech)} or more.`,
        })
      : '';
    return [admissibility, said].filter(Boolean).join(' ') || nothing(speech);
  },

  waiting(book, speech) {
    const [waiting, queue, age] = ['waiting-length', 'queue-length', 'waiting-age'].map((id) =>
      book.of('month', id),
    ) as [Value, Value, Value];
    const half =
      age.is === 'figure'
        ? speech.say({
            es: ` La mitad de quienes esperan cupo lleva ${timeText(age.value, 'days', speech)} o más.`,
            en: ` Half of those who wait for a place have waited ${timeText(age.value, 'days', speech)} or more.`,
          })
        : '';
    return speech.say({
      es: `Al cierre del mes, ${told(waiting, speech)} derivaciones esperan un cupo en otro servicio y ${told(queue, speech)} familias esperan un profesional de la oficina.${half}`,
      en: `At the end of the month ${told(waiting, speech)} referrals wait for a place with another service, and ${told(queue, speech)} families for a professional of the office.${half}`,
    });
  },

  gaps(book, speech) {
    const open = book.of('month', 'gaps-open');
    const most = largest(book, 'gaps-open', 'month');
    if (shown(open) === 0)
      return speech.say({
        es: 'Al cierre del mes no hay necesidades registradas sin oferta que las atienda.',
        en: 'At the end of the month no need is on record without an offer that meets it.',
      });
    const where = most && speech.say(SECTOR_WORDS(most.code)).toLowerCase();
    const what = most
      ? speech.say({
          es: ` Lo que más falta: ${where} (${speech.number(most.value)}).`,
          en: ` What is lacking most: ${where} (${speech.number(most.value)}).`,
        })
      : '';
    return speech.say({
      es: `Hay ${told(open, speech)} necesidades de niños, niñas y familias sin oferta que las atienda.${what}`,
      en: `There are ${told(open, speech)} needs of children and families without an offer that meets them.${what}`,
    });
  },

  alerts(book, speech) {
    const [received, open, hours] = [
      book.of('month', 'alerts-received'),
      book.of('month', 'alerts-open'),
      book.of('month', 'alert-verification-hours'),
    ];
    const half =
      hours.is === 'figure'
        ? speech.say({
            es: ` La mitad se verificó en ${timeText(hours.value, 'hours', speech)} o menos.`,
            en: ` Half were verified within ${timeText(hours.value, 'hours', speech)}.`,
          })
        : '';
    return speech.say({
      es: `Este mes llegaron ${told(received, speech)} alertas; al cierre, ${told(open, speech)} siguen sin respuesta.${half}`,
      en: `This month ${told(received, speech)} alerts came in; at its end ${told(open, speech)} are without an answer.${half}`,
    });
  },

  escalations(book, speech) {
    const [opened, acknowledged, measures] = [
      book.of('year', 'escalations-opened'),
      book.of('year', 'escalations-acknowledged'),
      book.of('month', 'measures-in-force'),
    ];
    const receipt =
      acknowledged.is === 'figure'
        ? speech.say({
            es: ` De ${speech.number(acknowledged.denominator!)} notificadas, ${speech.number(acknowledged.numerator!)} tienen acuse de recibo.`,
            en: ` Of ${speech.number(acknowledged.denominator!)} notified, ${speech.number(acknowledged.numerator!)} were acknowledged.`,
          })
        : '';
    return speech.say({
      es: `Este año se derivaron ${told(opened, speech)} situaciones graves al servicio especializado.${receipt} Al cierre hay ${told(measures, speech)} medidas de protección vigentes.`,
      en: `This year ${told(opened, speech)} grave situations were escalated to the specialised service.${receipt} At the end of the month ${told(measures, speech)} protection measures are in force.`,
    });
  },

  overdue(book, speech) {
    const [overdue, became] = [book.of('month', 'work-overdue'), book.of('month', 'work-became-overdue')];
    const most = largest(book, 'work-overdue', 'month');
    if (shown(overdue) === 0)
      return speech.say({
        es: `Al cierre del mes no hay plazos vencidos sin respuesta. Durante el mes vencieron ${told(became, speech)}.`,
        en: `At the end of the month no deadline stands unanswered. During the month ${told(became, speech)} passed.`,
      });
    const where = most && speech.say(PROCESS_WORDS(most.code)).toLowerCase();
    const what = most
      ? speech.say({
          es: ` Donde más: ${where} (${speech.number(most.value)}).`,
          en: ` Most of them: ${where} (${speech.number(most.value)}).`,
        })
      : '';
    return speech.say({
      es: `Al cierre hay ${told(overdue, speech)} plazos vencidos y sin respuesta; durante el mes vencieron ${told(became, speech)}.${what}`,
      en: `At the end of the month ${told(overdue, speech)} deadlines have passed unanswered; during the month ${told(became, speech)} passed.${what}`,
    });
  },

  community(book, speech) {
    const [children, plans, held] = [
      book.of('month', 'children-participating'),
      book.of('month', 'plans-by-stage'),
      book.of('year', 'activities-held'),
    ];
    const [one, many] = speech.say(CHILDREN);
    const who = `${told(children, speech)} ${shown(children) === 1 ? one : many}`;
    return speech.say({
      es: `${who} en los planes comunitarios. Hay ${told(plans, speech)} planes abiertos y este año se realizaron ${told(held, speech)} actividades.`,
      en: `${who} part in community plans. ${told(plans, speech)} plans are open, and ${told(held, speech)} activities were held this year.`,
    });
  },
};

/** The number itself, or why there is none. */
export const told = (value: Value, speech: Speech): string =>
  value.is === 'figure' ? speech.number(value.value) : value.is === 'hidden' ? `(${hiddenText(speech)})` : '0';

/** Of a share what was counted. */
export const counted = (value: Value, speech: Speech): string =>
  value.is === 'figure' ? speech.number(value.numerator ?? value.value) : told(value, speech);

/** The code with the most. */
export function largest(
  book: FigureBook,
  indicator: string,
  span: 'month' | 'year' = 'year',
): { code: string; value: number } | undefined {
  const all = book
    .partsOf(indicator, [span])
    .flatMap((code) => ({ code, value: shown(book.of(span, indicator, { code })) ?? 0 }));
  return all.filter(({ value }) => value > 0).sort((one, other) => other.value - one.value)[0];
}

const nothing = (speech: Speech): string =>
  speech.say({ es: 'En este período no hay nada que contar.', en: 'There is nothing to count in this period.' });

const small = (speech: Speech): string =>
  speech.say({
    es: 'Las cifras son tan pequeñas que no se muestran fuera de la comuna.',
    en: 'The figures are too small to be shown outside the commune.',
  });

const noneEvaluated = (speech: Speech): string =>
  speech.say({
    es: 'Ninguna familia que aceptó este año ha sido evaluada otra vez todavía: aún no se sabe qué cambió.',
    en: 'No family that accepted this year has been evaluated again yet: what has changed is not known.',
  });
