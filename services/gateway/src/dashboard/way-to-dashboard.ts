import type { FastifyReply, FastifyRequest } from 'fastify';
import { showWayBack } from '../session/way-back.js';

export const DASHBOARD = '/tablero';

const isPage = (url: string): boolean => /^\/tablero\/?(\?|$)/.test(url);

/** Code, styles and signs, the same for everybody: nothing of what the page shows is in them. */
export const isDashboardAsset = (url: string): boolean => /^\/tablero\/assets\/[\w.-]+(\?|$)/.test(url);

/** Whoever has not signed in is sent to do so, and comes back to the very view that they asked for. */
export const showWayToDashboard = (request: FastifyRequest, reply: FastifyReply): boolean =>
  showWayBack(request, reply, isPage);
