import { startWeb } from "../start-web.ts";

/** Serves a home while an integration fails behind everybody's back, then tells how the server is. */
const notes: string[] = [];
const web = await startWeb({ home: process.argv[2]!, env: {}, onNote: (line) => notes.push(line) });
setTimeout(() => {
  throw new Error("s3cret-key in a timer");
}, 1);
void Promise.reject(new Error("s3cret-key in a promise"));
void Promise.reject("s3cret-key, and no error at all");
await new Promise((resolve) => setTimeout(resolve, 50));
const { status } = await fetch(web.url, { redirect: "manual" });
await web.close();
console.log(JSON.stringify({ status, notes }));
