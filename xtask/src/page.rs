//! Finishes the release page that Trunk wrote: no inline script, one style sheet, no trace of the
//! development server. Pure: text in, text and a list of files out.

/// The placeholder that Trunk's development server replaces by a fresh value on every load. A
/// static host cannot do that, and the release has no inline script that would need it.
const NONCE: &str = "{{nonce}}";

/// What finishing a page comes to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Finished {
    /// The new text of `index.html`.
    pub(crate) html: String,
    /// New files beside it: name and content.
    pub(crate) written: Vec<(String, String)>,
    /// Files beside it that nothing uses any more.
    pub(crate) obsolete: Vec<String>,
}

/// Finishes a page; `read` gives the text of a file beside it.
///
/// # Errors
/// Where the page has not the shape that Trunk 0.21 writes, or still holds something that its
/// content security policy refuses.
pub(crate) fn finish(
    html: &str,
    read: impl Fn(&str) -> Result<String, String>,
) -> Result<Finished, String> {
    let mut page = Finished {
        html: shortened(&without_nonce(html), "<!--", "-->"),
        ..Finished::default()
    };
    move_script(&mut page)?;
    join_styles(&mut page, read)?;
    check(&page.html)?;
    Ok(page)
}

fn without_nonce(html: &str) -> String {
    [
        format!(" 'nonce-{NONCE}'"),
        format!(" nonce=\"{NONCE}\""),
        format!(" nonce={NONCE}"),
    ]
    .iter()
    .fold(html.to_owned(), |html, trace| html.replace(trace, ""))
}

/// Moves the script that starts the application from the page into a file.
fn move_script(page: &mut Finished) -> Result<(), String> {
    let element = elements(&page.html, "script")
        .into_iter()
        .find(|tag| attribute(tag.open, "src").is_none())
        .ok_or(
            "Trunk's page has no inline script; has it changed how it starts the application?",
        )?;
    let close = "</script>";
    let start = element.start + element.open.len();
    let length = page.html.get(start..).and_then(|rest| rest.find(close));
    let end = start + length.ok_or("the inline script of Trunk's page has no end")?;
    let code = page
        .html
        .get(start..end)
        .unwrap_or_default()
        .trim()
        .to_owned()
        + "\n";
    let name = hashed_name("start", "js", &code);
    let tag = format!("<script type=\"module\" src=\"./{name}\"></script>");
    page.html
        .replace_range(element.start..end + close.len(), &tag);
    page.written.push((name, code));
    Ok(())
}

/// Joins all style sheets, in their order, at the place of the first: one request, and text that
/// compresses together.
fn join_styles(
    page: &mut Finished,
    read: impl Fn(&str) -> Result<String, String>,
) -> Result<(), String> {
    let links: Vec<_> = elements(&page.html, "link")
        .into_iter()
        .filter(|tag| attribute(tag.open, "rel") == Some("stylesheet"))
        .collect();
    let Some(first) = links.first().map(|tag| tag.start) else {
        return Ok(());
    };
    let mut css = String::new();
    let mut html = String::new();
    let mut done = 0;
    for tag in &links {
        let name = attribute(tag.open, "href")
            .unwrap_or_default()
            .trim_start_matches("./");
        css += &shortened(&read(name)?, "/*", "*/");
        page.obsolete.push(name.to_owned());
        let between = page.html.get(done..tag.start).unwrap_or_default();
        html += if done == 0 {
            between
        } else {
            between.trim_start()
        };
        done = tag.start + tag.open.len();
    }
    html += page.html.get(done..).unwrap_or_default();
    let name = hashed_name("style", "css", &css);
    html.insert_str(
        first,
        &format!("<link rel=\"stylesheet\" href=\"./{name}\">"),
    );
    page.html = html;
    page.written.push((name, css));
    Ok(())
}

/// A text without comments, indentation and empty lines.
fn shortened(source: &str, open: &str, close: &str) -> String {
    let mut text = String::new();
    let mut rest = source;
    while let Some((before, comment)) = rest.split_once(open) {
        text += before;
        rest = comment.split_once(close).map_or("", |(_, after)| after);
    }
    text += rest;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::new(), |text, line| text + line + "\n")
}

/// Refuses a page that its own policy, or a static host in a sub-folder, would break.
fn check(html: &str) -> Result<(), String> {
    if !html.contains("Content-Security-Policy") {
        return Err("the page has lost its content security policy".to_owned());
    }
    if html.contains("nonce") {
        return Err("the page still holds a nonce of the development server".to_owned());
    }
    if elements(html, "script")
        .iter()
        .any(|tag| attribute(tag.open, "src").is_none())
    {
        return Err("the page has more than one inline script; move it to a file".to_owned());
    }
    if !elements(html, "style").is_empty() || html.contains(" style=") {
        return Err("the page has inline styles; move them to static/styles".to_owned());
    }
    for tag in elements(html, "link")
        .iter()
        .chain(&elements(html, "script"))
    {
        let address = attribute(tag.open, "href").or_else(|| attribute(tag.open, "src"));
        if address.is_some_and(|address| address.starts_with('/') || address.contains("://")) {
            return Err(format!("{} has an address that is not relative", tag.open));
        }
    }
    Ok(())
}

/// An opening tag and where it stands.
struct Tag<'a> {
    start: usize,
    open: &'a str,
}

/// The opening tags of one kind of element, in order.
fn elements<'a>(html: &'a str, name: &str) -> Vec<Tag<'a>> {
    let opening = format!("<{name}");
    html.match_indices(&opening)
        .filter_map(|(start, _)| {
            let rest = html.get(start..)?;
            let open = rest.get(..=rest.find('>')?)?;
            let next = open.get(opening.len()..)?.chars().next()?;
            (next == '>' || next.is_whitespace()).then_some(Tag { start, open })
        })
        .collect()
}

/// The value of an attribute, with or without quotes (minified pages leave them out).
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let marker = format!(" {name}=");
    let (_, value) = tag.split_once(&marker)?;
    if let Some(quoted) = value.strip_prefix('"') {
        return quoted.split('"').next();
    }
    value.split([' ', '>']).next()
}

/// A file name that changes with the content, so that caches may keep the file for ever.
pub(crate) fn hashed_name(stem: &str, extension: &str, content: impl AsRef<[u8]>) -> String {
    format!("{stem}-{}.{extension}", hash(content))
}

/// A word that changes with the content.
pub(crate) fn hash(content: impl AsRef<[u8]>) -> String {
    // FNV-1a: short, the same everywhere, and nobody attacks it here.
    let hash = content
        .as_ref()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><!-- about the nonce -->\n  <meta http-equiv=\"Content-Security-Policy\" \
        content=\"script-src 'self' 'nonce-{{nonce}}'\">\
        <link rel=\"stylesheet\" href=\"./a-1.css\"><link rel=stylesheet href=./b-2.css>\
        <link rel=\"modulepreload\" nonce=\"{{nonce}}\" href=\"./app.js\"></head>\
        <body><script type=\"module\" nonce=\"{{nonce}}\">\nimport init from './app.js';\n</script></body>";

    fn finished(html: &str) -> Result<Finished, String> {
        finish(html, |name| {
            Ok(format!(
                "/* sheet */\n\n.{name} {{\n  color: red; /* why */\n}}\n"
            ))
        })
    }

    #[test]
    fn script_moves_to_a_file_of_its_own() {
        let page = finished(PAGE).unwrap();
        let (name, code) = &page.written[0];
        assert_eq!(code, "import init from './app.js';\n");
        assert!(page.html.contains(&format!(
            "<script type=\"module\" src=\"./{name}\"></script></body>"
        )));
    }

    #[test]
    fn styles_are_joined_in_order() {
        let page = finished(PAGE).unwrap();
        let (name, css) = &page.written[1];
        assert_eq!(
            css,
            ".a-1.css {\ncolor: red;\n}\n.b-2.css {\ncolor: red;\n}\n"
        );
        assert_eq!(page.obsolete, ["a-1.css", "b-2.css"]);
        assert_eq!(page.html.matches("stylesheet").count(), 1);
        assert!(page.html.contains(&format!(
            "\"><link rel=\"stylesheet\" href=\"./{name}\"><link rel=\"modulepreload\""
        )));
    }

    #[test]
    fn nothing_of_the_development_server_is_left() {
        let page = finished(PAGE).unwrap();
        assert!(page.html.contains("content=\"script-src 'self'\""));
        assert!(!page.html.contains("nonce"));
    }

    #[test]
    fn page_that_its_policy_would_break_is_refused() {
        let broken = [
            PAGE.replace("Content-Security-Policy", "refresh"),
            PAGE.replace("<body>", "<body style=\"margin: 0\">"),
            PAGE.replace("<body>", "<body><script>alert(1)</script>"),
            PAGE.replace("./app.js\"></head>", "/app.js\"></head>"),
            PAGE.replace("./app.js\"></head>", "https://example.com/app.js\"></head>"),
        ];
        for html in broken {
            assert!(finished(&html).is_err(), "{html}");
        }
    }
}
