import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whoever has not signed in and asks for this page is sent to do so, and comes back to `next`. True if that was answered here. */
export function showWayBack(
  { method, url }: FastifyRequest,
  reply: FastifyReply,
  isPage: (url: string) => boolean,
  next = url,
): boolean {
  if (method !== 'GET' || !isPage(url)) return false;
  void reply.redirect(`/auth/login?next=${encodeURIComponent(next)}`, 303);
  return true;
}
