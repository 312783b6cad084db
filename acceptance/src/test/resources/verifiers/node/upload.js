// Uploads a file with the reference client, and prints each answer that it gets as a line of JSON.
import { readFileSync } from "node:fs";
import * as tus from "tus-js-client";

const { endpoint, key, file, name } = JSON.parse(readFileSync(0, "utf8"));
const upload = new tus.Upload(readFileSync(file), {
  endpoint,
  headers: { Authorization: `Bearer ${key}` },
  metadata: { filename: name, filetype: "application/pdf" },
  retryDelays: [0, 100, ...Array(300).fill(500)],
  onAfterResponse(request, response) {
    console.log(JSON.stringify({
      method: request.getMethod(),
      status: response.getStatus(),
      offset: response.getHeader("Upload-Offset") ?? null,
    }));
  },
  onError(error) {
    console.error(error);
    process.exit(1);
  },
  onSuccess() {
    console.log(JSON.stringify({ url: upload.url }));
  },
});
upload.start();
