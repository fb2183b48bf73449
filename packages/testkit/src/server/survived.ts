import type { RequestListener } from "node:http";

/** A listener whose failure is an answer that says so, not the end of the test run. */
export function survived(listener: RequestListener): RequestListener {
  return async (request, response) => {
    try {
      await listener(request, response);
    } catch (error) {
      if (response.headersSent) return void response.destroy();
      const message = `The wrapped service threw: ${String(error)}`;
      response.writeHead(500, { "content-type": "text/plain" }).end(message);
    }
  };
}
