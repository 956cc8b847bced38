/** imsmanifest.xml of a SCORM 1.2 package (SCORM 1.2 content aggregation model, §2.3; IMS content packaging 1.1.2). */

/** @param {string} text @returns {string} safe in XML text and in double quotes */
function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** @param {string} file @returns {string} as an address: what a file's name may hold and an address may not is written as %XX */
function addressOf(file) {
  return file.split('/').map(encodeURIComponent).join('/')
}

/**
 * One organization with one item that launches one SCO. No mastery score: a platform that sees one overrules the status that the
 * lesson reports.
 *
 * @param {object} about
 * @param {string} about.identifier an XML name
 * @param {string} about.title already safe for HTML, which is safe for XML: only &amp; &lt; &gt; &quot;
 * @param {string} about.launch one of the files
 * @param {string} [about.parameters] put after the launch address, with its question mark
 * @param {string[]} about.files from the package's root, without the manifest
 * @returns {string}
 * @throws {Error} when the launch file is not among the files, or there is no title
 */
export function manifestXml({ identifier, title, launch, parameters, files }) {
  if (!files.includes(launch)) throw new Error(`The package would start with ${launch}, which is not among its files.`)
  if (title === '') throw new Error(`${launch} has no <title>, which names the package. Build again with \`npm run build\`.`)
  const listed = files.map((file) => `      <file href="${escapeXml(addressOf(file))}"/>`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${identifier}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>${title}</title>
      <item identifier="lesson" identifierref="sco" isvisible="true"${parameters === undefined ? '' : ` parameters="${escapeXml(parameters)}"`}>
        <title>${title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="sco" type="webcontent" adlcp:scormtype="sco" href="${escapeXml(addressOf(launch))}">
${listed.join('\n')}
    </resource>
  </resources>
</manifest>
`
}
