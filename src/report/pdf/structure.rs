//! The structure tree as PDF objects.

use std::collections::BTreeMap;

use lopdf::ObjectId;

use super::PdfError;
use super::finish::words;
use super::streams::{Written, literal, put, write};
use crate::report::layout::{Kid, Laid, Node, NodeId, Role, Scope};

/// The user property that names the figure whose words an element holds.
pub(in crate::report) const FIGURE: &str = "figure";

/// The name that PDF gives to a role.
pub(super) fn name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Part => "Part",
        Role::Sect => "Sect",
        Role::P => "P",
        Role::H(1) => "H1",
        Role::H(2) => "H2",
        Role::H(3) => "H3",
        Role::H(4) => "H4",
        Role::H(5) => "H5",
        Role::H(_) => "H6",
        Role::L { .. } => "L",
        Role::Li => "LI",
        Role::Lbl => "Lbl",
        Role::LBody => "LBody",
        Role::Table => "Table",
        Role::Caption => "Caption",
        Role::THead => "THead",
        Role::TBody => "TBody",
        Role::Tr => "TR",
        Role::Th(_) => "TH",
        Role::Td => "TD",
        Role::Figure => "Figure",
        Role::Toc => "TOC",
        Role::Toci => "TOCI",
        Role::Reference => "Reference",
        Role::Link => "Link",
        Role::Note => "Note",
        Role::Span => "Span",
        Role::Code => "Code",
    }
}

/// The objects of the pages and of their links.
pub(super) struct Places<'a> {
    pub pages: &'a [ObjectId],
    /// Page and index of each link, its object and its key in the parent tree.
    pub links: &'a BTreeMap<(usize, usize), (ObjectId, i64)>,
}

/// Which node each thing belongs to.
struct Owners {
    nodes: Vec<Option<NodeId>>,
    /// By page and number of the piece of content.
    contents: Vec<Vec<Option<NodeId>>>,
    /// By page and number of the link.
    links: BTreeMap<(usize, usize), NodeId>,
}

impl Owners {
    fn of(laid: &Laid) -> Result<Owners, PdfError> {
        let mut owners = Owners {
            nodes: vec![None; laid.tree.nodes.len()],
            contents: laid.pages.iter().map(|page| vec![None; page.contents as usize]).collect(),
            links: BTreeMap::new(),
        };
        for (id, node) in laid.tree.nodes.iter().enumerate() {
            for kid in &node.kids {
                let before = match kid {
                    Kid::Node(child) => owners.nodes[*child].replace(id),
                    Kid::Content { page, content } => {
                        let contents = owners.contents.get_mut(*page);
                        let place = contents.and_then(|page| page.get_mut(*content as usize));
                        let missing = || PdfError::Structure(format!("{kid:?} does not exist"));
                        place.ok_or_else(missing)?.replace(id)
                    }
                    Kid::Annotation { page, index } => owners.links.insert((*page, *index), id),
                };
                if before.is_some() {
                    return Err(PdfError::Structure(format!("{kid:?} has two parents")));
                }
            }
        }
        Ok(owners)
    }
}

/// Writes the tree as objects that follow those of a document: its root is the first of them.
///
/// lopdf's objects of a tree take ten times the memory of what they become.
pub(super) fn written(laid: &Laid, places: &Places, first: u32) -> Result<Written, PdfError> {
    let nodes = &laid.tree.nodes;
    let owners = Owners::of(laid)?;
    // Nothing was drawn for a node without a parent: it has no number.
    let mut last = first;
    let numbers: Vec<Option<u32>> = (0..nodes.len())
        .map(|id| {
            let stands = id == 0 || owners.nodes[id].is_some();
            last += u32::from(stands);
            stands.then_some(last)
        })
        .collect();
    let mut names: Vec<(&str, u32)> = nodes
        .iter()
        .zip(&numbers)
        .filter_map(|(node, number)| Some((node.id.as_deref()?, (*number)?)))
        .collect();
    names.sort_unstable();
    let mut tree = Written::new(first);
    // The lists of the pages' contents, one for each page, follow the nodes.
    let lists = last + 1;
    let parent_tree = lists + laid.pages.len() as u32;
    let keys = places.pages.len() + places.links.len();
    put(&mut tree.bytes, format_args!("<</Type/StructTreeRoot/K {} 0 R", first + 1));
    put(&mut tree.bytes, format_args!("/ParentTree {parent_tree} 0 R/ParentTreeNextKey {keys}"));
    if !names.is_empty() {
        put(&mut tree.bytes, format_args!("/IDTree<</Kids[{} 0 R]>>", parent_tree + 1));
    }
    tree.bytes.extend_from_slice(b">>");
    tree.end();
    let number_of = |id: NodeId| {
        let missing = || PdfError::Structure(format!("the node {id} has no parent"));
        numbers[id].ok_or_else(missing)
    };
    for (id, node) in nodes.iter().enumerate().filter(|(id, _)| numbers[*id].is_some()) {
        let parent = owners.nodes[id].map_or(Ok(first), number_of)?;
        element(&mut tree.bytes, node, parent, laid.height, &number_of, places)?;
        tree.end();
    }
    parents(&mut tree, &owners, places, lists, &number_of)?;
    if let (Some((least, _)), Some((greatest, _))) = (names.first(), names.last()) {
        tree.bytes.extend_from_slice(b"<</Limits[");
        literal(&mut tree.bytes, least.as_bytes());
        literal(&mut tree.bytes, greatest.as_bytes());
        tree.bytes.extend_from_slice(b"]/Names[");
        for (name, number) in &names {
            literal(&mut tree.bytes, name.as_bytes());
            reference(&mut tree.bytes, *number);
        }
        tree.bytes.extend_from_slice(b"]>>");
        tree.end();
    }
    Ok(tree)
}

/// The way back from what is on the pages to the nodes: a list for each page, the first of them numbered `lists`, then the
/// tree of these lists and of the links.
fn parents(
    tree: &mut Written,
    owners: &Owners,
    places: &Places,
    lists: u32,
    number_of: &impl Fn(NodeId) -> Result<u32, PdfError>,
) -> Result<(), PdfError> {
    for (index, contents) in owners.contents.iter().enumerate() {
        tree.bytes.push(b'[');
        for (content, owner) in contents.iter().enumerate() {
            let missing =
                || PdfError::Structure(format!("content {content} of page {index} has no parent"));
            reference(&mut tree.bytes, number_of(owner.ok_or_else(missing)?)?);
        }
        tree.bytes.push(b']');
        tree.end();
    }
    tree.bytes.extend_from_slice(b"<</Nums[");
    for (index, list) in (0..owners.contents.len()).zip(lists..) {
        put(&mut tree.bytes, format_args!("{index} {list} 0 R "));
    }
    // The keys of links follow those of the pages, in the same order.
    for (place, (_, key)) in places.links {
        let missing = || PdfError::Structure(format!("the link {place:?} has no parent"));
        let owner = number_of(*owners.links.get(place).ok_or_else(missing)?)?;
        put(&mut tree.bytes, format_args!("{key} {owner} 0 R "));
    }
    tree.bytes.extend_from_slice(b"]>>");
    tree.end();
    Ok(())
}

fn reference(to: &mut Vec<u8>, number: u32) {
    put(to, format_args!("{number} 0 R "));
}

fn element(
    to: &mut Vec<u8>,
    node: &Node,
    parent: u32,
    height: f32,
    number_of: &impl Fn(NodeId) -> Result<u32, PdfError>,
    places: &Places,
) -> Result<(), PdfError> {
    put(to, format_args!("<</Type/StructElem/S/{}/P {parent} 0 R", name(node.role)));
    let first = node.kids.iter().find_map(|kid| match kid {
        Kid::Content { page, .. } => Some(*page),
        Kid::Node(_) | Kid::Annotation { .. } => None,
    });
    if let Some(page) = first {
        put(to, format_args!("/Pg {} 0 R", places.pages[page].0));
    }
    if !node.kids.is_empty() {
        to.extend_from_slice(b"/K[");
    }
    for kid in &node.kids {
        match kid {
            Kid::Node(child) => reference(to, number_of(*child)?),
            Kid::Content { page, content } if Some(*page) == first => {
                put(to, format_args!("{content} "));
            }
            Kid::Content { page, content } => {
                let page = places.pages[*page].0;
                put(to, format_args!("<</Type/MCR/Pg {page} 0 R/MCID {content}>>"));
            }
            Kid::Annotation { page, index } => {
                let missing =
                    || PdfError::Structure(format!("link {index} of page {page} does not exist"));
                let (link, _) = places.links.get(&(*page, *index)).ok_or_else(missing)?;
                let (page, link) = (places.pages[*page].0, link.0);
                put(to, format_args!("<</Type/OBJR/Pg {page} 0 R/Obj {link} 0 R>>"));
            }
        }
    }
    if !node.kids.is_empty() {
        to.push(b']');
    }
    if let Some(words_for) = &node.alternative {
        to.extend_from_slice(b"/Alt");
        write(to, &words(words_for));
    }
    if let Some(title) = &node.title {
        to.extend_from_slice(b"/T");
        write(to, &words(title));
    }
    if let Some(language) = &node.language {
        to.extend_from_slice(b"/Lang");
        literal(to, language.as_bytes());
    }
    if let Some(id) = &node.id {
        to.extend_from_slice(b"/ID");
        literal(to, id.as_bytes());
    }
    let mut own: Vec<u8> = Vec::new();
    attributes(&mut own, node, height);
    let is_alone = own.is_empty() || node.figure.is_none();
    if let Some(figure) = &node.figure {
        // Programs that read tags pass it by; `verify` reads which figure the words are.
        own.extend_from_slice(b"<</O/UserProperties/P[<</N");
        write(&mut own, &words(FIGURE));
        own.extend_from_slice(b"/V");
        write(&mut own, &words(figure));
        own.extend_from_slice(b">>]>>");
    }
    if !own.is_empty() {
        to.extend_from_slice(if is_alone { b"/A" } else { b"/A[" });
        to.append(&mut own);
        to.extend_from_slice(if is_alone { b"" } else { b"]" });
    }
    to.extend_from_slice(b">>");
    Ok(())
}

fn attributes(to: &mut Vec<u8>, node: &Node, height: f32) {
    match node.role {
        Role::Th(scope) => {
            let scope = match scope {
                Scope::Column => "Column",
                Scope::Row | Scope::RowGroup => "Row",
            };
            put(to, format_args!("<</O/Table/Scope/{scope}"));
        }
        Role::Td if node.span > 1 => to.extend_from_slice(b"<</O/Table"),
        Role::L { ordered } => {
            let numbering = if ordered { "Decimal" } else { "Disc" };
            put(to, format_args!("<</O/List/ListNumbering/{numbering}"));
        }
        Role::Figure => {
            let Some((_, [left, top, right, bottom])) = node.bounds else { return };
            let (bottom, top) = (height - bottom, height - top);
            let bounds = format_args!("{left} {bottom} {right} {top}");
            put(to, format_args!("<</O/Layout/Placement/Block/BBox[{bounds}]"));
        }
        _ => return,
    }
    if node.span > 1 {
        put(to, format_args!("/ColSpan {}", node.span));
    }
    to.extend_from_slice(b">>");
}
