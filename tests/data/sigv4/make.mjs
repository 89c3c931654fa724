// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes links.json: pre-signed links to odd keys, as @aws-sdk/s3-request-presigner makes them. The versions stand in
// package.json. In a copy of this folder: npm install --ignore-scripts && node make.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const keyId = "AKIAIOSFODNN7EXAMPLE";
const token = "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJH+MEUCIQ==&?/%+ ~";

const keys = [
  "plain.png",
  "with space.png",
  "plus+plus.png",
  "percent%20literal.png",
  "percent%.png",
  "tilde~.png",
  "a/b/c/nested.png",
  "ends/with/slash/",
  "umlaut-äöü.png",
  "日本語/画像.webp",
  "emoji-😀.mp4",
  "combining-e\u0301.png",
  "quote'quote\"quote.png",
  "brackets(1)[2]{3}<4>.png",
  "stars*!.png",
  "and&equals=question?hash#.png",
  "semi;colon:comma,at@dollar$.png",
  "back\\slash|pipe^caret`tick.png",
  "dots.in.name...png",
  "-leading-hyphen_under.png",
  "UPPER/lower/MiXeD.PNG",
  "maquette/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.png",
  "x".repeat(300) + ".png",
];

const places = [
  { name: "virtual", endpoint: undefined, region: "us-east-1", bucket: "examplebucket", pathStyle: false },
  { name: "path", endpoint: undefined, region: "eu-central-1", bucket: "examplebucket", pathStyle: true },
  { name: "port", endpoint: "http://127.0.0.1:9000", region: "us-east-1", bucket: "works", pathStyle: true },
  { name: "custom", endpoint: "https://minio.example.org:8443", region: "auto", bucket: "works", pathStyle: false },
];
const usual = { virtual: "https://s3.us-east-1.amazonaws.com", path: "https://s3.eu-central-1.amazonaws.com" };

const links = [];
for (const place of places) {
  for (const sessionToken of [undefined, token]) {
    const client = new S3Client({
      region: place.region,
      endpoint: place.endpoint,
      forcePathStyle: place.pathStyle,
      credentials: { accessKeyId: keyId, secretAccessKey: secret, sessionToken },
    });
    for (const [at, key] of keys.entries()) {
      const expires = [600, 3600, 86400, 604800][at % 4];
      const time = new Date(Date.UTC(2013, 4, 24, 0, 0, 0) + at * 86399 * 1000);
      const link = await getSignedUrl(client, new GetObjectCommand({ Bucket: place.bucket, Key: key }), {
        expiresIn: expires,
        signingDate: time,
      });
      links.push({
        endpoint: place.endpoint ?? usual[place.name],
        region: place.region,
        bucket: place.bucket,
        pathStyle: place.pathStyle,
        sessionToken: sessionToken ?? "",
        key,
        time: time.toISOString(),
        expires,
        link,
      });
    }
  }
}

const versions = JSON.parse(readFileSync(new URL("package.json", import.meta.url))).dependencies;
writeFileSync(new URL("links.json", import.meta.url), JSON.stringify({ versions, keyId, secret, links }, null, 1) + "\n");
console.log(`${links.length} links`);
