//! The structure tree as PDF objects.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

use super::PdfError;
use super::finish::{named, words};
use crate::report::layout::{Kid, Laid, Node, Role, Scope};

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

/// Adds the tree to a document and returns its root.
pub(super) fn add(
    document: &mut Document,
    laid: &Laid,
    places: &Places,
) -> Result<ObjectId, PdfError> {
    let nodes = &laid.tree.nodes;
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = nodes.iter().map(|_| document.new_object_id()).collect();
    let mut parents: Vec<Option<ObjectId>> = vec![None; nodes.len()];
    parents[0] = Some(root);
    let mut contents: BTreeMap<(usize, u32), ObjectId> = BTreeMap::new();
    let mut links: BTreeMap<(usize, usize), ObjectId> = BTreeMap::new();
    for (node, id) in nodes.iter().zip(&ids) {
        for kid in &node.kids {
            let before = match kid {
                Kid::Node(child) => parents[*child].replace(*id).is_some(),
                Kid::Content { page, content } => contents.insert((*page, *content), *id).is_some(),
                Kid::Annotation { page, index } => links.insert((*page, *index), *id).is_some(),
            };
            if before {
                return Err(PdfError::Structure(format!("{kid:?} has two parents")));
            }
        }
    }
    let mut named_nodes = Vec::new();
    for ((node, id), parent) in nodes.iter().zip(&ids).zip(&parents) {
        // Nothing was drawn for a node without a parent.
        let Some(parent) = parent else { continue };
        let mut element = element(node, laid.height, &ids, places)?;
        element.set("P", *parent);
        document.objects.insert(*id, element.into());
        if let Some(name) = &node.id {
            named_nodes.push((name.clone().into_bytes(), *id));
        }
    }
    let parent_tree = parent_tree(document, laid, places, &contents, &links)?;
    let next = (places.pages.len() + places.links.len()) as i64;
    let mut top = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => ids[0],
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => next,
    };
    named_nodes.sort();
    if let (Some((first, _)), Some((last, _))) = (named_nodes.first(), named_nodes.last()) {
        let text = |bytes: &Vec<u8>| Object::String(bytes.clone(), StringFormat::Literal);
        let limits = vec![text(first), text(last)];
        let names: Vec<Object> =
            named_nodes.iter().flat_map(|(name, id)| [text(name), (*id).into()]).collect();
        let leaf = document.add_object(dictionary! { "Limits" => limits, "Names" => names });
        top.set("IDTree", dictionary! { "Kids" => vec![Object::Reference(leaf)] });
    }
    document.objects.insert(root, top.into());
    Ok(root)
}

fn element(
    node: &Node,
    height: f32,
    ids: &[ObjectId],
    places: &Places,
) -> Result<Dictionary, PdfError> {
    let mut element = dictionary! { "Type" => "StructElem", "S" => name(node.role) };
    let first = node.kids.iter().find_map(|kid| match kid {
        Kid::Content { page, .. } => Some(*page),
        Kid::Node(_) | Kid::Annotation { .. } => None,
    });
    if let Some(page) = first {
        element.set("Pg", places.pages[page]);
    }
    let mut kids: Vec<Object> = Vec::with_capacity(node.kids.len());
    for kid in &node.kids {
        kids.push(match kid {
            Kid::Node(child) => ids[*child].into(),
            Kid::Content { page, content } if Some(*page) == first => i64::from(*content).into(),
            Kid::Content { page, content } => dictionary! {
                "Type" => "MCR", "Pg" => places.pages[*page], "MCID" => i64::from(*content),
            }
            .into(),
            Kid::Annotation { page, index } => {
                let missing =
                    || PdfError::Structure(format!("link {index} of page {page} does not exist"));
                let (link, _) = places.links.get(&(*page, *index)).ok_or_else(missing)?;
                dictionary! { "Type" => "OBJR", "Pg" => places.pages[*page], "Obj" => *link }.into()
            }
        });
    }
    if kids.len() == 1 {
        element.set("K", kids.remove(0));
    } else if !kids.is_empty() {
        element.set("K", kids);
    }
    if let Some(words_for) = &node.alternative {
        element.set("Alt", words(words_for));
    }
    if let Some(title) = &node.title {
        element.set("T", words(title));
    }
    if let Some(language) = &node.language {
        element.set("Lang", Object::string_literal(language.as_str()));
    }
    if let Some(id) = &node.id {
        element.set("ID", Object::string_literal(id.as_str()));
    }
    if let Some(attributes) = attributes(node, height) {
        element.set("A", attributes);
    }
    Ok(element)
}

fn attributes(node: &Node, height: f32) -> Option<Dictionary> {
    let mut attributes = match node.role {
        Role::Th(scope) => {
            let scope = match scope {
                Scope::Column => "Column",
                Scope::Row | Scope::RowGroup => "Row",
            };
            dictionary! { "O" => "Table", "Scope" => scope }
        }
        Role::Td if node.span > 1 => dictionary! { "O" => "Table" },
        Role::L { ordered } => {
            let numbering = if ordered { "Decimal" } else { "Disc" };
            dictionary! { "O" => "List", "ListNumbering" => numbering }
        }
        Role::Figure => {
            let (_, [left, top, right, bottom]) = node.bounds?;
            let bounds = [left, height - bottom, right, height - top].map(Object::from);
            dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds.to_vec() }
        }
        _ => return None,
    };
    if node.span > 1 {
        attributes.set("ColSpan", node.span as i64);
    }
    Some(attributes)
}

fn parent_tree(
    document: &mut Document,
    laid: &Laid,
    places: &Places,
    contents: &BTreeMap<(usize, u32), ObjectId>,
    links: &BTreeMap<(usize, usize), ObjectId>,
) -> Result<ObjectId, PdfError> {
    let mut numbers: Vec<Object> = Vec::new();
    for (index, page) in laid.pages.iter().enumerate() {
        let mut owners: Vec<Object> = Vec::with_capacity(page.contents as usize);
        for content in 0..page.contents {
            let owner = contents.get(&(index, content));
            let missing =
                || PdfError::Structure(format!("content {content} of page {index} has no parent"));
            owners.push((*owner.ok_or_else(missing)?).into());
        }
        let owners = document.add_object(owners);
        numbers.extend([Object::Integer(index as i64), owners.into()]);
    }
    // The keys of links follow those of the pages, in the same order.
    for (place, (_, key)) in places.links {
        let missing = || PdfError::Structure(format!("the link {place:?} has no parent"));
        let owner = links.get(place).ok_or_else(missing)?;
        numbers.extend([Object::Integer(*key), (*owner).into()]);
    }
    Ok(document.add_object(dictionary! { "Nums" => numbers }))
}

/// The nested outline, with its root as value.
pub(super) fn outline(
    document: &mut Document,
    laid: &Laid,
    pages: &[ObjectId],
) -> Option<ObjectId> {
    let marks = &laid.outline;
    if marks.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = marks.iter().map(|_| document.new_object_id()).collect();
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(marks.len());
    let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let mut open: Vec<usize> = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        while open.last().is_some_and(|above| marks[*above].level >= mark.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        children.entry(open.last().copied()).or_default().push(index);
        open.push(index);
    }
    for siblings in children.values() {
        for (place, index) in siblings.iter().enumerate() {
            let mark = &marks[*index];
            let top = (laid.height - mark.y + 12.0).min(laid.height);
            let mut entry = dictionary! {
                "Title" => words(&mark.title),
                "Parent" => parents[*index].map_or(root, |parent| ids[parent]),
                "Dest" => vec![pages[mark.page].into(), named("XYZ"), 0.into(), top.into(), Object::Null],
            };
            if place > 0 {
                entry.set("Prev", ids[siblings[place - 1]]);
            }
            if let Some(next) = siblings.get(place + 1) {
                entry.set("Next", ids[*next]);
            }
            if let Some(inside) = children.get(&Some(*index)) {
                entry.set("First", ids[inside[0]]);
                entry.set("Last", ids[inside[inside.len() - 1]]);
                // A negative count: the entry is closed when the file is opened.
                entry.set("Count", -(inside.len() as i64));
            }
            document.objects.insert(ids[*index], entry.into());
        }
    }
    let top = &children[&None];
    let outlines = dictionary! {
        "Type" => "Outlines",
        "First" => ids[top[0]],
        "Last" => ids[top[top.len() - 1]],
        "Count" => top.len() as i64,
    };
    document.objects.insert(root, outlines.into());
    Some(root)
}
