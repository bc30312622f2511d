/**
 * Answer to the question `answer-link-mail` {id}, which the gateway asks whoever issued the link (`answerLinkIssued`) when it
 * makes the mail. `null` where the link is not needed any more (used, withdrawn). Address and link are kept and logged nowhere.
 */
export interface AnswerLinkMail {
  /** One address of e-mail. */
  to: string;
  /** Without anybody's data; the gateway has one of its own. */
  subject?: string;
  /** Of the page that takes the answer; a path (`/api/offer/v1/answers/…`) is completed with the house's public address. */
  url: string;
  expiresAt: string;
  language?: 'es' | 'en';
}
