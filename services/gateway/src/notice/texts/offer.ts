import type { Language } from '../../words/local-time.js';

/** What notices say of referrals, gaps and the map of offer, by code. */
export const OFFER_TEXTS: Record<string, Record<Language, string>> = {
  'offer.stale': {
    es: 'Nadie ha confirmado a tiempo una ficha del mapa de oferta: revise que siga siendo correcta',
    en: 'Nobody has confirmed an entry of the map of offer in time: see that it is still right',
  },
  'referral.vacancy-offered': {
    es: 'Hay un cupo para una familia que derivó: confírmelo con ella',
    en: 'There is a place for a family you referred: confirm it with them',
  },
  'referral.appointment-set': {
    es: 'La institución fijó hora para una familia: confírmela con ella',
    en: 'The institution set an appointment for a family: confirm it with them',
  },
  'referral.wait-listed': {
    es: 'Una derivación quedó en lista de espera',
    en: 'A referral is on the waiting list',
  },
  'referral.declined': {
    es: 'Una institución no recibe a la familia: elija otro oferente',
    en: 'An institution does not receive the family: choose another provider',
  },
  'referral.next-asked': {
    es: 'No hubo respuesta a tiempo: se consulta al siguiente oferente',
    en: 'There was no answer in time: the next provider is asked',
  },
  'referral.wait-ended': {
    es: 'Terminó el plazo de espera de una derivación: hay que revisarla',
    en: 'The wait of a referral has run out: it must be reviewed',
  },
  'referral.wait-reviewed': {
    es: 'La coordinación revisó la espera de una derivación',
    en: 'The coordinator has reviewed the wait of a referral',
  },
  'referral.escalation-needed': {
    es: 'Una derivación que espera necesita escalarse: abra lo que corresponda',
    en: 'A referral that waits must be escalated: open what is needed',
  },
  'referral.family-not-looked-for': {
    es: 'Un cupo espera a una familia que nadie ha buscado',
    en: 'A place waits for a family that nobody has looked for',
  },
  'referral.vacancy-released': {
    es: 'Una familia no fue ubicada y su cupo pasó al siguiente: revise la derivación',
    en: 'A family was not reached and its place went to the next: review the referral',
  },
  'referral.family-missed': {
    es: 'Una familia no llegó a su primera atención: búsquela',
    en: 'A family did not come to its first attendance: look for them',
  },
  'referral.worsened': {
    es: 'La situación de un NNA derivado empeoró',
    en: 'The situation of a child who was referred has worsened',
  },
  'referral.consent-withdrawn': {
    es: 'Se retiró el consentimiento para enviar los datos de una derivación abierta: retírela o indique en qué base legal descansa',
    en: 'Consent to sending the data of an open referral was withdrawn: withdraw it, or state on what legal basis it rests',
  },
  'referral.consent-given': {
    es: 'Hay de nuevo consentimiento para enviar los datos de una derivación: sigue su curso',
    en: 'There is consent again to sending the data of a referral: it goes on',
  },
  'referral.effective': {
    es: 'Una familia fue recibida',
    en: 'A family was received',
  },
  'referral.result': {
    es: 'Llegó el resultado de una derivación',
    en: 'The result of a referral has come in',
  },
  'referral.without-offer': {
    es: 'Una derivación terminó sin oferta: la brecha quedó registrada',
    en: 'A referral ended without offer: the gap is on record',
  },
  'referral.ended': {
    es: 'Terminó una derivación a su cargo',
    en: 'A referral in your charge has ended',
  },
  'referral.reassigned': {
    es: 'Una derivación pasa a estar a su cargo',
    en: 'A referral is now in your charge',
  },
  'referral.pause-ended': {
    es: 'Terminó la pausa de una derivación',
    en: 'The pause of a referral has ended',
  },
  'referral.case-paused': {
    es: 'El caso está en pausa y hay un cupo guardado: decida con la familia',
    en: 'The case is paused and a place is kept: decide with the family',
  },
  'referral.case-closed': {
    es: 'El caso cerró y una derivación sigue abierta: decida cómo sigue',
    en: 'The case is closed and a referral is still open: decide how it goes on',
  },
  'referral.child-deceased': {
    es: 'Falleció un NNA derivado: su derivación se cerró',
    en: 'A child who was referred has died: the referral was closed',
  },
  'referral.child-of-age': {
    es: 'Un NNA derivado cumplió 18 años: revise su derivación',
    en: 'A child who was referred has come of age: look at the referral',
  },
  'referral.person-left': {
    es: 'Una persona dejó la oficina: una derivación quedó sin nadie a cargo',
    en: 'A person has left the office: a referral has nobody in charge',
  },
  'referral.service-closed': {
    es: 'El servicio de una derivación dejó de recibir: decida con la familia cómo sigue',
    en: 'The service of a referral takes nobody any more: decide with the family how it goes on',
  },
  'referral.link-not-mailed': {
    es: 'La institución no recibió el enlace para responder: contáctela por otra vía o entréguele usted un enlace',
    en: 'The institution never got its link to answer by: reach it another way, or hand it a link yourself',
  },
  'gap.offer-appeared': {
    es: 'Apareció oferta para un NNA que la esperaba',
    en: 'Offer has appeared for a child who waited for it',
  },
  'gap.proposal-unanswered': {
    es: 'Apareció oferta para un NNA y nadie la ha tomado: derívelo o déjela pasar',
    en: 'Offer has appeared for a child, and nobody has taken it up: refer the child, or pass it up',
  },
  'gap.proposal-lost': {
    es: 'La oferta propuesta para un NNA ya no recibe: vuelve a esperar',
    en: 'The service proposed for a child takes nobody any more: the child waits again',
  },
  'gap.demand-ended': {
    es: 'Un NNA dejó de esperar oferta: vea el motivo en la brecha y no llame a la familia por ella',
    en: 'A child waits for offer no more: see in the gap why, and do not call the family about it',
  },
};
