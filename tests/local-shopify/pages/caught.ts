import type { NextFunction, Request, RequestHandler, Response } from "express";

/** Express 4 does not look at promises: a handler that fails would end the process. */
export function caught(handler: (request: Request, response: Response, next: NextFunction) => Promise<unknown>): RequestHandler {
  return (request, response, next) => {
    handler(request, response, next).catch(next);
  };
}
